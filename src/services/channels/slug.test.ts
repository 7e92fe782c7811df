import { describe, expect, it } from "vitest";
import { numberedSlug, proposeSlug, SLUG } from "./slug";

describe("a handle proposed from a company's name", () => {
  it.each([
    ["Harbour Names GmbH", "harbour-names"],
    ["Acme, Inc.", "acme"],
    ["Österreichische Domänen AG", "osterreichische"],
    ["Names & Co. Ltd.", "names"],
    ["Extraordinarilylongcompany", "extraordinarilyl"],
    ["日本レジストリ", "my-registrar"],
    ["X", "x-registrar"],
    ["GmbH", "my-registrar"],
  ])("%s → %s", (company, slug) => {
    expect(proposeSlug(company)).toBe(slug);
    expect(slug).toMatch(SLUG);
  });

  it("gets a number when it is taken, within EPP's 16 characters", () => {
    expect(numberedSlug("acme", 2)).toBe("acme-2");
    expect(numberedSlug("extraordinarilyl", 12)).toBe("extraordinari-12");
    expect(numberedSlug("harbour-names-eu", 3)).toBe("harbour-names-3");
    expect(numberedSlug("harbour-names-eu", 3)).toMatch(SLUG);
  });
});

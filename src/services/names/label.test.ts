import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { anonymousContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import type { RegistryError } from "../errors";
import { parseName } from "./label";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const parse = (input: string, domain?: string) => parseName(anonymousContext(db), input, domain);
const refusal = (input: string, domain?: string) =>
  parse(input, domain).then(
    (name) => `accepted ${name.fqdn}`,
    (error: RegistryError) => `${error.code}: ${error.message}`,
  );

describe("a name as people write it", () => {
  it.each([
    ["shop", "shop.com.store"],
    ["SHOP.Com.Store", "shop.com.store"],
    ["shop.com.store.", "shop.com.store"],
    [" shop ", "shop.com.store"],
    ["shop.defiwallet", "shop.defiwallet"],
    ["bücher", "xn--bcher-kva.com.store"],
    ["BÜCHER", "xn--bcher-kva.com.store"],
    ["xn--bcher-kva", "xn--bcher-kva.com.store"],
    ["straße", "xn--strae-oqa.com.store"],
    ["東京タワー", "xn--5ck2eqb538s34z.com.store"],
    ["a-1", "a-1.com.store"],
    ["123", "123.com.store"],
    ["a".repeat(63), `${"a".repeat(63)}.com.store`],
  ])("reads %s as %s", async (input, fqdn) => {
    expect((await parse(input)).fqdn).toBe(fqdn);
  });

  it("shows the Unicode form of an encoded label", async () => {
    expect((await parse("xn--bcher-kva")).labelUnicode).toBe("bücher");
  });

  it("puts a bare label under the domain that is asked for", async () => {
    expect((await parse("shop", "defiwallet")).fqdn).toBe("shop.defiwallet");
  });

  it.each([
    ["", "it is empty"],
    ["ab", "shorter than 3"],
    ["a".repeat(64), "longer than 63"],
    ["-shop", "begins or ends with a hyphen"],
    ["shop-", "begins or ends with a hyphen"],
    ["ab--cd", "third and fourth"],
    ["xn--a", "does not decode|not a valid internationalised"],
    ["xn--zzzzzzzz99999", "does not decode|not a valid internationalised"],
    ["my shop", "contains a space"],
    ["shop_1", "contains '_'"],
    ["shop!", "contains '!'"],
    ["sh\0op", "control character"],
    ["😀😀😀", "contains '😀'"],
    ["pаypal", "mixes letters of Latin and Cyrillic|mixes letters of Cyrillic and Latin"],
    ["аррӏе", "look like Latin"],
    ["ქართული", "script Georgian"],
    ["\uD800abc", "not a valid|contains"],
  ])("refuses %j and says why", async (input, why) => {
    expect(await refusal(input)).toMatch(new RegExp(`invalid_label: .*(${why})`));
  });

  it("refuses five thousand characters without reading them", async () => {
    expect(await refusal("a".repeat(5_000))).toContain("it is too long");
  });

  it("takes only ASCII where the namespace says so", async () => {
    expect(await refusal("bücher", "defiwallet")).toContain("takes only the letters a to z");
  });

  it("names the domains on offer when another one is asked for", async () => {
    expect(await refusal("shop.example.org")).toBe(
      "unknown_namespace: Names are not offered under 'example.org'; choose one of: com.store, defiwallet",
    );
    expect(await refusal("shop", "example.org")).toContain("unknown_namespace");
    expect(await refusal("deep.shop.com.store")).toContain("contains a dot");
  });
});

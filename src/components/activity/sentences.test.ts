import { describe, expect, it } from "vitest";
import { sentenceOf } from "./sentences";

const say = (action: string, after: object = {}, before: object = {}) =>
  sentenceOf({ action, subjectName: "harbour.com.store", before, after });

describe("an activity's sentence", () => {
  it("says for how long a name was registered", () => {
    expect(say("names.register", { years: 1 })).toBe("registered harbour.com.store for a year");
    expect(say("names.renew", { years: 3 })).toBe("renewed harbour.com.store for 3 years");
  });

  it("names what was changed", () => {
    expect(
      say(
        "names.update",
        { autoRenew: false, privacy: true, contactsChanged: [] },
        { autoRenew: true, privacy: true },
      ),
    ).toBe("changed auto-renewal of harbour.com.store");
  });

  it("tells a declined card from money added", () => {
    const card = { amount: 5000, currency: "USD" };
    expect(say("billing.topUp", { ...card, status: "declined" })).toContain("the card was declined");
    expect(say("billing.topUp", { ...card, status: "succeeded" })).toContain("added $50.00");
  });

  it("falls back to the action's own words for one it does not know", () => {
    expect(say("zones.freeze")).toBe("zones freeze: harbour.com.store");
  });
});

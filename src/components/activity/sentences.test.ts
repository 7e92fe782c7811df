import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
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

  it("tells what the portal did by itself from what a member did", () => {
    const happening = { subjectName: "harbour.com.store", actorKind: "system" };
    expect(sentenceOf({ ...happening, action: "names.renew", after: { years: 1 } })).toBe(
      "renewed harbour.com.store for a year, by its auto-renewal",
    );
    expect(sentenceOf({ ...happening, action: "names.delete", after: { released: false } })).toBe(
      "deleted harbour.com.store: it was not renewed in time",
    );
    expect(say("names.delete", { released: true })).toBe("deleted harbour.com.store, with its fee refunded");
  });

  it("says what an agent wanted, and whether it was refused", () => {
    const about = { tool: "register_name", about: "name" };
    expect(say("agents.call", { ...about, outcome: "ok" })).toBe("asked to register harbour.com.store");
    expect(say("agents.call", { ...about, outcome: "price_changed" })).toBe(
      "asked to register harbour.com.store, which was refused: price changed",
    );
    expect(say("agents.call", { tool: "get_request", about: "api_key", outcome: "ok" })).toBe(
      "looked at a request",
    );
    for (const tool of toolNames()) expect(say("agents.call", { tool }), tool).not.toContain("there is not");
  });

  it("says which rate limit holds", () => {
    expect(say("accounts.set_rate_limit", { rateLimitPerHour: 5000 })).toBe(
      "set the rate limit of each API key to 5,000 requests an hour",
    );
    expect(say("accounts.set_rate_limit", { rateLimitPerHour: null })).toContain("default rate limit back");
  });

  it.each(recordedActions())("has words for %s", (action) => {
    expect(say(action)).not.toBe(`${action.replaceAll(/[._]/g, " ")}: harbour.com.store`);
  });

  it("falls back to the action's own words for one it does not know", () => {
    expect(say("zones.freeze")).toBe("zones freeze: harbour.com.store");
  });
});

/** Every action that a verb writes into the audit, read from the verbs themselves. */
function recordedActions(): string[] {
  const folder = "src/services";
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const verbs = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const written = verbs.flatMap((file) => [
    ...readFileSync(join(folder, file), "utf8").matchAll(/(?:action: |govern\(ctx, )"([a-z]+\.\w+)"/g),
  ]);
  return [...new Set(written.map(([, action = ""]) => action))].sort();
}

/** Every tool that agents are offered, read from where they are declared. */
function toolNames(): string[] {
  const folder = "src/api/mcp/tools";
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const names = sources.flatMap((text) =>
    [...text.matchAll(/^ {2}name: "(\w+)",$/gm)].map(([, name = ""]) => name),
  );
  expect(names.length).toBeGreaterThan(10);
  return names;
}

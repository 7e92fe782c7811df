import { expect, test } from "vitest";
import { safeRequest, safeResponse } from "./redact";

test("contacts, codes and unknown fields are not kept, names and settings are", () => {
  expect(
    safeRequest({
      domain: "alice.defiwallet",
      years: 2,
      auth_code: "SECRET",
      contacts: { registrant: { name: "Ann" } },
      surprise: "x",
    }),
  ).toEqual({
    domain: "alice.defiwallet",
    years: 2,
    auth_code: "[redacted]",
    contacts: "[redacted]",
    surprise: "[redacted]",
  });
  expect(safeResponse({ domain: "a.b", contacts: { tech: { name: "Ann" } } })).toEqual({
    domain: "a.b",
    contacts: { tech: "[redacted]" },
  });
});

test("a body that nests as deep as it is long is kept up to a depth", () => {
  const deep = JSON.parse(`{"domain":${"[".repeat(30_000)}${"]".repeat(30_000)}}`);
  expect(JSON.stringify(safeRequest(deep))).toContain("[too deep]");
});

test("long texts are cut, and what is kept can be stored", () => {
  const kept = safeRequest({ domain: `${"x".repeat(254)}🦊`, label: "a\0b" }) as Record<string, string>;
  expect(kept.domain?.length).toBe(256);
  expect(kept.domain?.isWellFormed()).toBe(true);
  expect(kept.label).toBe("a\ufffdb");
});

test("what is no object has no fields", () => {
  for (const sent of [null, undefined, [], "text", 7]) expect(safeRequest(sent)).toEqual({});
});

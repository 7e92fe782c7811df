import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { buildChannel, buildChannelKey } from "@/testing/channels";
import { openRegistrarApi, type SendRegistrar } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";

let db: Database;
let send: SendRegistrar;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openRegistrarApi(db);
  const channel = await buildChannel(db, {
    state: "production_approved",
    listings: ["defiwallet"],
    balance: 1_000_000,
    rateLimitPerMinute: 60_000,
  });
  key = (await buildChannelKey(db, channel)).key;
  expect((await send("POST", "/domains", { key, body: { domain: "fuzzed.defiwallet" } })).status).toBe(201);
});
afterAll(() => db.close());

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("fuzzed.defiwallet", "ote-renew.defiwallet", "", "🦊".repeat(130), "a\0b", "\ud800"),
  fc.string({ minLength: 250, maxLength: 400, unit: "grapheme" }),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(text, tie("any"), { maxKeys: 4 }),
  ),
})).any;
const FIELDS =
  `domain label tld domains years auto_renew privacy lock statuses nameservers contacts ds claim premium_price
  auth_code gaining_registrar current_expires_at idempotency_key sandbox surprise`.split(/\s+/);
const body = fc.oneof(
  value,
  fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 6 }),
  fc.record({ domain: text, sandbox: fc.boolean(), idempotency_key: text }),
);
const path = fc.oneof(
  fc.constant("fuzzed.defiwallet"),
  text.map((name) => encodeURIComponent(name.toWellFormed()).replace(/^\.+$/, "x")),
);
const REQUESTS = fc.constantFrom(
  ["POST", "/sandbox/reset"],
  ["POST", "/domains/check"],
  ["POST", "/domains"],
  ["POST", "/domains/{}/renew"],
  ["PATCH", "/domains/{}"],
  ["POST", "/domains/{}/transfer"],
  ["PUT", "/domains/{}/nameservers"],
  ["DELETE", "/domains/{}"],
);

test("no body, however odd, is answered with a failure of ours or with what is not documented", async () => {
  await fc.assert(
    fc.asyncProperty(REQUESTS, path, body, async ([method = "", pattern = ""], name, sent) => {
      const answer = await send(method, pattern.replace("{}", name), {
        key,
        raw: JSON.stringify(sent) ?? "",
      });
      expect(answer.status, answer.text).toBeLessThan(500);
    }),
    { numRuns: 400 },
  );
});

test("no query, however odd, is answered with a failure of ours", async () => {
  const query = fc.dictionary(
    fc.constantFrom("cursor", "since", "command", "status", "domain", "idempotency_key", "limit", "sandbox"),
    text,
    { maxKeys: 3 },
  );
  const paths = fc.constantFrom("/poll", "/backend/pending", "/status", "/domains/fuzzed.defiwallet");
  await fc.assert(
    fc.asyncProperty(paths, query, async (path, fields) => {
      const pairs = Object.entries(fields).map(([name, value]) => [name, value.toWellFormed()]);
      const answer = await send("GET", `${path}?${new URLSearchParams(pairs)}`, { key });
      expect(answer.status, answer.text).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
});

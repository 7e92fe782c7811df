import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount, buildKey } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { openToolsApi, type SendTool } from "@/testing/tools-api";
import { wireId } from "./ids";
import { ROUTES } from "./routes";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: SendTool;
let key: string;
let accountId: string;
let zoneId: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openToolsApi(db);
  const account = await buildAccount(db, { balance: 1_000_000 });
  key = (await buildKey(db, account)).key;
  accountId = wireId(account.id);
  const contacts = { registrant: { email: "ada@example.com", postal_info: { name: "Ada" } } };
  const body = { domain_name: "fuzzed.com.store", contacts };
  const path = `/accounts/${accountId}/registrar/registrations`;
  expect((await send("POST", path, { key, body })).status).toBe(201);
  zoneId = wireId((await db.prisma.zone.findUniqueOrThrow({ where: { apex: "fuzzed.com.store" } })).id);
});
afterAll(() => db.close());

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "fuzzed.com.store",
    "a b.com.store",
    "https://x.com.store:80",
    "😀.com.store",
    "",
    "com.store",
  ),
  fc.constantFrom(
    "🦊".repeat(130),
    "a\0b",
    "\ud800",
    "0".repeat(32),
    "YWJj",
    "respond-async",
    "+1.5555555555",
  ),
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
  `domain_name domains years auto_renew privacy_mode locked contacts registrant email phone postal_info name address
  country_code acknowledgements premium_fee claims_notice auth_code current_expires_at is_default type content data ttl
  priority comment tags proxied deletes patches puts posts account id surprise`.split(/\s+/);
const body = fc.oneof(
  value,
  fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 6 }),
  fc.record({ domain_name: text, contacts: fc.dictionary(fc.constantFrom("registrant", "billing"), value) }),
  fc.record({
    domains: fc.array(fc.oneof(text, fc.record({ domain_name: text, auth_code: text })), { maxLength: 4 }),
  }),
  fc.record({ type: fc.constantFrom("A", "TXT", "SRV", "CAA"), name: text, content: text, data: value }),
);

/** What stands for a parameter of a path: what is there, or something odd. */
function fill(path: string, odd: string): string {
  const known: Record<string, string> = { account_id: accountId, zone_id: zoneId };
  const oddPart = encodeURIComponent(odd.toWellFormed()).replace(/^\.*$/, "x");
  return path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? oddPart);
}

const WRITES = ROUTES.filter(({ spec }) => spec.method !== "GET").map(({ spec }) => spec);
const READS = ROUTES.filter(({ spec }) => spec.method === "GET").map(({ spec }) => spec);
const pathText = fc.oneof(fc.constant("fuzzed.com.store"), text);

test("no body, however odd, is answered with a failure of ours or with what is not documented", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...WRITES), pathText, body, async (spec, odd, sent) => {
      const raw = JSON.stringify(sent) ?? "";
      const answer = await send(spec.method, fill(spec.path, odd), { key, raw });
      expect(answer.status, answer.text).toBeLessThan(500);
    }),
    { numRuns: 500 },
  );
}, 30_000);

test("no query and no header, however odd, is answered with a failure of ours", async () => {
  const names =
    `q extensions limit page per_page cursor sort_by direction name name.exact type content.contains search
    match order tag comment.startswith status account.id next_default`.split(/\s+/);
  const query = fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 3 });
  const header = fc.string({ maxLength: 30 }).map((one) => one.replace(/[^\x20-\x7e]/g, "x"));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...READS), pathText, query, header, async (spec, odd, fields, sent) => {
      const pairs = Object.entries(fields).map(([name, one]) => [name, one.toWellFormed()]);
      const headers = { "if-none-match": sent, prefer: sent };
      const path = `${fill(spec.path, odd)}?${new URLSearchParams(pairs)}`;
      const answer = await send("GET", path, { key, headers });
      expect(answer.status, answer.text).toBeLessThan(500);
    }),
    { numRuns: 300 },
  );
}, 30_000);

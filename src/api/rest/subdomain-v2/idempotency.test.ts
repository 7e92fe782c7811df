import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { addDays } from "@/lib/time";
import { type BuiltAccount, buildAccount, buildKey, NOW, PASSWORD } from "@/testing/builders";
import { openTestApi, type Received, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let account: BuiltAccount;
let key: string;
let now = NOW;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db, { now: () => now });
  account = await buildAccount(db, { balance: 10_000_000 });
  key = (await buildKey(db, account)).key;
});
afterAll(() => db.close());

let next = 0;

/** Registers a name of its own, with the idempotency key `once`. */
function register(
  once: string,
  subdomain: string,
  over: { key?: string; send?: Send } = {},
): Promise<Received> {
  const body = { subdomain, domain: "com.store" };
  const headers = { "idempotency-key": once };
  return (over.send ?? send)("POST", "/subdomains", { key: over.key ?? key, body, headers });
}

const fresh = () => `once-${next++}`;
const codeOf = (answer: Received) => [answer.status, answer.error?.code];

test("the same request again is answered with the recorded answer, byte for byte, and does nothing", async () => {
  const once = fresh();
  const first = await register(once, "recorded");
  expect(first.status).toBe(201);
  expect(first.headers.has("idempotent-replayed")).toBe(false);
  const after = await countRows(db);

  const second = await register(once, "recorded");
  expect([second.status, second.text]).toEqual([201, first.text]);
  expect(second.headers.get("idempotent-replayed")).toBe("true");
  expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
  expect(await countRows(db)).toEqual(after);
});

test("another request with the same key is a conflict and does nothing", async () => {
  const once = fresh();
  await register(once, "original");
  const before = await countRows(db);
  const other = await register(once, "different");
  expect(codeOf(other)).toEqual([409, "IDEMPOTENCY_KEY_CONFLICT"]);
  const elsewhere = await send("POST", "/subdomains/check", {
    key,
    body: { names: ["original"] },
    headers: { "idempotency-key": once },
  });
  expect(codeOf(elsewhere)).toEqual([409, "IDEMPOTENCY_KEY_CONFLICT"]);
  expect(await countRows(db)).toEqual(before);
});

test("a hundred at once register one name and are answered alike", async () => {
  const once = fresh();
  const before = await countRows(db);
  const answers = await Promise.all(Array.from({ length: 100 }, () => register(once, "hundred")));
  expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
  expect(answers.filter((answer) => !answer.headers.has("idempotent-replayed"))).toHaveLength(1);
  const after = await countRows(db);
  expect(after.names).toBe(before.names + 1);
  expect(after.balance).toBe(before.balance - 2_999);
});

test("two processes at once register one name and answer alike", async () => {
  const second = openDatabase(db.url, 5);
  const there = openTestApi(second, { now: () => now });
  const once = fresh();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => register(once, "processes", { send: i % 2 ? send : there })),
  );
  await second.close();
  expect(new Set(answers.map((answer) => `${answer.status} ${answer.text}`)).size).toBe(1);
  expect(answers[0]?.status).toBe(201);
});

test("a refused request leaves its key free, also for the request put right", async () => {
  const once = fresh();
  const refused = await register(once, "-wrong-");
  expect(codeOf(refused)).toEqual([422, "INVALID_SUBDOMAIN"]);
  expect((await register(once, "put-right")).status).toBe(201);
});

test("a request that fails on our side leaves its key free and nothing done", async () => {
  const once = fresh();
  const before = await countRows(db);
  await db.pool.query(
    `CREATE FUNCTION fail() RETURNS trigger AS $$ BEGIN RAISE 'disk'; END $$ LANGUAGE plpgsql;
     CREATE TRIGGER fail BEFORE UPDATE ON idempotency_record FOR EACH ROW EXECUTE FUNCTION fail()`,
  );
  const failing = openTestApi(db, { onDefect: () => undefined });
  const failed = await register(once, "crashed", { send: failing });
  expect(codeOf(failed)).toEqual([500, "INTERNAL_ERROR"]);
  await db.pool.query("DROP TRIGGER fail ON idempotency_record");
  expect(await countRows(db)).toEqual(before);
  const again = await register(once, "crashed");
  expect(again.status).toBe(201);
  expect(again.headers.has("idempotent-replayed")).toBe(false);
});

test("what was committed before the answer got lost is replayed by the next process", async () => {
  const once = fresh();
  const first = await register(once, "lost-answer");
  const restarted = openDatabase(db.url, 2);
  const replayed = await register(once, "lost-answer", { send: openTestApi(restarted) });
  await restarted.close();
  expect(replayed.text).toBe(first.text);
  expect(replayed.headers.get("idempotent-replayed")).toBe("true");
});

test("keys of another account are other keys", async () => {
  const once = fresh();
  const mine = await register(once, "mine");
  const other = await buildAccount(db, { balance: 10_000 });
  const theirs = await register(once, "theirs", { key: (await buildKey(db, other)).key });
  expect([mine.status, theirs.status]).toEqual([201, 201]);
});

test("an answer is not shown to a key that may not do the request", async () => {
  const once = fresh();
  await register(once, "guarded");
  const reader = await buildKey(db, account, { scopes: ["names:read"] });
  expect(codeOf(await register(once, "guarded", { key: reader.key }))).toEqual([403, "FORBIDDEN"]);
});

test("a key is forgotten after a day", async () => {
  const once = fresh();
  await register(once, "yesterday");
  now = addDays(NOW, 1);
  const answer = await register(once, "tomorrow");
  now = NOW;
  expect(answer.status).toBe(201);
});

test("a secret is never recorded: the second try is refused", async () => {
  const headers = { "idempotency-key": fresh() };
  const body = { email: account.owner.email, password: PASSWORD };
  const first = await send("POST", "/auth/token", { body, headers });
  expect(first.status).toBe(200);
  const second = await send("POST", "/auth/token", { body, headers });
  expect(codeOf(second)).toEqual([409, "IDEMPOTENCY_KEY_CONFLICT"]);
  const { rows } = await db.pool.query("SELECT body FROM idempotency_record WHERE body LIKE '%sk_live_%'");
  expect(rows).toEqual([]);
  const keys = await db.prisma.apiKey.count({
    where: { accountId: account.id, name: { startsWith: "Token" } },
  });
  expect(keys).toBe(1);
});

test("a wrong password is audited although its request did nothing else", async () => {
  const before = await countRows(db);
  const body = { email: account.owner.email, password: "wrong" };
  await send("POST", "/auth/token", { body, headers: { "idempotency-key": fresh() } });
  expect(await countRows(db)).toEqual({ ...before, audit: before.audit + 1 });
});

test.each([
  ["empty", ""],
  ["too long", "k".repeat(256)],
  ["with a space", "two words"],
])("a key that is %s is refused", async (_, once) => {
  const answer = await register(once, "badkey");
  expect(codeOf(answer)).toEqual([400, "INVALID_REQUEST"]);
  expect(answer.error.message).toBe("The header Idempotency-Key must have 1 to 255 visible ASCII characters");
});

test("DNS changes and renewals are done once too", async () => {
  await register(fresh(), "twice");
  const headers = { "idempotency-key": fresh() };
  const body = { type: "A", name: "www", value: "192.0.2.1" };
  const records = await Promise.all(
    [1, 2, 3].map(() => send("POST", "/dns/twice/records", { key, body, headers })),
  );
  expect(new Set(records.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(records[0]?.status).toBe(201);
  const renewals = await Promise.all(
    [1, 2, 3].map(() =>
      send("POST", "/subdomains/twice/renew", { key, headers: { "idempotency-key": "renew-twice" } }),
    ),
  );
  expect(renewals.map(({ data }) => data.expires_at)).toEqual(Array(3).fill("2028-11-21T09:00:00Z"));
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { setRateLimit } from "@/services/accounts/govern";
import { type BuiltAccount, buildAccount, buildKey, userContext } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";

/** The portal's own limit in these tests. */
const USUAL = 3;

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let account: BuiltAccount;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db, { limit: USUAL });
});
afterAll(() => db.close());

/** What an operator does in the console. */
async function allow(rateLimitPerHour: number | null): Promise<void> {
  const ctx = await userContext(db, null, { operatorRole: "support" });
  await setRateLimit(ctx, { number: account.number, rateLimitPerHour });
}

/** Status, X-RateLimit-Limit and X-RateLimit-Remaining of one request. */
async function ask(key: string): Promise<[number, string | null, string | null]> {
  const { status, headers } = await send("GET", "/account", { key });
  return [status, headers.get("x-ratelimit-limit"), headers.get("x-ratelimit-remaining")];
}

test("an account's limit holds for each of its keys, in the headers and in the refusal", async () => {
  account = await buildAccount(db);
  await allow(2);
  for (const { key } of [await buildKey(db, account), await buildKey(db, account)]) {
    expect(await ask(key)).toEqual([200, "2", "1"]);
    expect(await ask(key)).toEqual([200, "2", "0"]);
    expect(await ask(key)).toEqual([429, "2", "0"]);
    const { error } = await send("GET", "/account", { key });
    expect(error).toMatchObject({ code: "RATE_LIMIT_EXCEEDED", details: { limit: 2 } });
  }
});

test("a limit above the portal's is not cut down to it", async () => {
  account = await buildAccount(db);
  await allow(USUAL + 1);
  const { key } = await buildKey(db, account);
  const statuses: number[] = [];
  for (let count = 0; count < USUAL + 2; count++) statuses.push((await ask(key))[0]);
  expect(statuses).toEqual([200, 200, 200, 200, 429]);
});

test("a change holds from the next request on, with what was counted before", async () => {
  account = await buildAccount(db);
  const { key } = await buildKey(db, account);
  expect(await ask(key)).toEqual([200, "3", "2"]);
  await allow(1);
  expect(await ask(key)).toEqual([429, "1", "0"]);
  await allow(10);
  expect(await ask(key)).toEqual([200, "10", "7"]);
  await allow(null);
  expect(await ask(key)).toEqual([429, "3", "0"]);
});

test("one account's limit is not another's", async () => {
  account = await buildAccount(db);
  await allow(1);
  const other = await buildKey(db, await buildAccount(db));
  expect(await ask(other.key)).toEqual([200, "3", "2"]);
});

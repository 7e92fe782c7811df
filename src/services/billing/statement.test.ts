import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "@/db/transaction";
import { buildAccount, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { charge, credit } from "./ledger";
import { statementInput } from "./schema";
import { loadStatement } from "./statement";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

test("a month begins with what the one before left and ends with what the next one has", async () => {
  const account = await buildAccount(db);
  const owner = await userContext(db, account);
  const base = { accountId: account.id, currency: "USD", description: "x" } as const;
  const at = (now: string) => ({ ...owner, now: new Date(now) });
  const add = (now: string, amount: number) =>
    inTransaction(db, (tx) => credit(tx, at(now), { ...base, amount, kind: "adjustment" }));
  const pay = (now: string, amount: number) =>
    inTransaction(db, (tx) => charge(tx, at(now), { ...base, amount, kind: "renew" }));
  await add("2026-09-30T23:59:59.999Z", 10_000);
  await pay("2026-10-01T00:00:00.000Z", 1000);
  // Asked before midnight, committed after what was asked after it.
  await pay("2026-11-01T00:00:00.000Z", 300);
  await pay("2026-10-31T23:59:59.999Z", 2000);
  await add("2026-11-15T00:00:00.000Z", 500);

  const month = async (from: string, to: string) =>
    (await loadStatement(owner, statementInput.parse({ from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` })))
      .balances;
  expect(await month("2026-09-01", "2026-10-01")).toEqual([
    { currency: "USD", opening: 0, received: 10_000, paid: 0, closing: 10_000 },
  ]);
  expect(await month("2026-10-01", "2026-11-01")).toEqual([
    { currency: "USD", opening: 10_000, received: 0, paid: -3000, closing: 7000 },
  ]);
  expect(await month("2026-11-01", "2026-12-01")).toEqual([
    { currency: "USD", opening: 7000, received: 500, paid: -300, closing: 7200 },
  ]);
  expect((await loadStatement(owner, statementInput.parse({}))).balances).toEqual([]);
});

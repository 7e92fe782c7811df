import { afterAll, beforeAll, expect, test } from "vitest";
import { addDays, isoSeconds } from "@/lib/time";
import { type BuiltAccount, buildAccount, buildKey, keyContext, NOW } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { buildTransferable, setTransferDays } from "@/testing/transfers";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let holder: BuiltAccount;
let buyer: BuiltAccount;
let own: string;
let theirs: string;
let serial = 0;

beforeAll(async () => {
  db = await openTestRegistry();
  await setTransferDays(db, "com.store", { transferDays: 5 });
  send = openTestApi(db, { now: () => NOW });
  holder = await buildAccount(db, { balance: 10_000_000 });
  buyer = await buildAccount(db, { balance: 10_000_000 });
  own = (await buildKey(db, holder)).key;
  theirs = (await buildKey(db, buyer)).key;
});
afterAll(() => db.close());

async function asked() {
  const ctx = await keyContext(db, holder);
  const { name, authCode } = await buildTransferable(ctx, `asked-${serial++}.com.store`);
  const path = `/subdomains/${name}/transfer`;
  const answer = await send("POST", path, { key: theirs, body: { auth_code: authCode } });
  return { name, path, answer };
}

test("a request tells its state, what was paid and when it is approved; both sides find it", async () => {
  const { name, path, answer } = await asked();
  expect(answer.status).toBe(200);
  expect(answer.data).toMatchObject({
    name,
    direction: "in",
    state: "pending",
    from: { registrant_id: holder.number, registrar: null },
    to: { registrant_id: buyer.number },
    acts_at: isoSeconds(addDays(NOW, 5)),
    ended_at: null,
    period: 1,
    expires_at: "2028-11-21T09:00:00Z",
    fee: { amount: 29.99, currency: "USD" },
    charged: { amount: 29.99, currency: "USD" },
    balance: 99_970.01,
  });
  const seen = await send("GET", path, { key: own });
  expect(seen.data).toMatchObject({ name, direction: "out", state: "pending", fee: null });
  const list = await send("GET", "/transfers?direction=out&state=pending", { key: own });
  expect(list.data).toMatchObject([{ name }]);
  expect((await send("GET", "/transfers?direction=in", { key: own })).data).toEqual([]);
  const twice = await send("POST", path, { key: theirs, body: { auth_code: "any" } });
  expect([twice.status, twice.error.code]).toEqual([409, "TRANSFER_PENDING"]);
});

test("its holder approves or rejects it, who asked cancels it, each once", async () => {
  for (const [step, key, body, state] of [
    ["approve", own, undefined, "approved"],
    ["reject", own, { reason: "Not agreed" }, "rejected"],
    ["cancel", theirs, {}, "cancelled"],
  ] as const) {
    const { path } = await asked();
    const wrongSide = await send("POST", `${path}/${step}`, { key: key === own ? theirs : own, body });
    expect([wrongSide.status, wrongSide.error.code]).toEqual([404, "NOT_FOUND"]);
    const done = await send("POST", `${path}/${step}`, { key, body });
    expect([done.status, done.data.state]).toEqual([200, state]);
    if (state === "rejected") expect(done.data.reason).toBe("Not agreed");
    const again = await send("POST", `${path}/${step}`, { key, body });
    expect([404, 409]).toContain(again.status);
  }
});

test("a rejection needs a reason", async () => {
  const { path } = await asked();
  const empty = await send("POST", `${path}/reject`, { key: own, body: { reason: " " } });
  expect([empty.status, empty.error.details.errors?.[0]?.field]).toEqual([422, "reason"]);
});

import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { testCards } from "@/integrations/payments/test-cards";
import { type BuiltAccount, buildAccount, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { jobsOf } from "@/testing/jobs";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { addCard, forgetCard, listMethods, removeMethod, setDefaultMethod } from "./methods";

let db: Database;
let account: BuiltAccount;
let ctx: Context;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db);
  ctx = { ...(await userContext(db, account)), payments: testCards };
});

const save = (over: { cardNumber?: string; cardExpiry?: string } = {}) =>
  addCard(ctx, { cardNumber: "4242424242424242", cardExpiry: "12/30", cardCvc: "123", ...over });
const defaults = async () =>
  (await listMethods(ctx)).methods.filter(({ isDefault }) => isDefault).map(({ id }) => id);

it("an account has one default card, the first at first, however many are saved or chosen at once", async () => {
  const saved = await Promise.all([save(), save({ cardNumber: "5555555555554444" }), save()]);
  expect(await defaults()).toHaveLength(1);
  const ids = saved.map(({ id }) => id);
  await Promise.all(ids.map((methodId) => setDefaultMethod(ctx, { methodId })));
  expect(await defaults()).toHaveLength(1);
  const [last = ""] = ids;
  await setDefaultMethod(ctx, { methodId: last });
  expect(await defaults()).toEqual([last]);
});

it("a removed card is gone for its account, is forgotten by a job, and leaves no default behind", async () => {
  const { id: methodId } = await save();
  await removeMethod(ctx, { methodId });
  expect((await listMethods(ctx)).methods).toEqual([]);
  expect(await codeOf(removeMethod(ctx, { methodId }))).toBe("not_found");
  expect(await codeOf(setDefaultMethod(ctx, { methodId }))).toBe("not_found");
  expect((await jobsOf(db, "forget_card")).slice(-1)).toMatchObject([{ payload: { methodId } }]);
  await forgetCard(ctx, { methodId });
  const audit = await db.prisma.auditEntry.findMany({
    where: { subjectId: methodId },
    orderBy: { id: "asc" },
  });
  expect(audit.map(({ action }) => action)).toEqual(["payments.add_card", "payments.remove_card"]);
  const next = await save({ cardNumber: "5555555555554444" });
  expect(next.isDefault).toBe(true);
});

it("a default card of a provider that is not set any more gives way to the first of the new one", async () => {
  const { id } = await save();
  await db.prisma.paymentMethod.update({ where: { id }, data: { provider: "stripe" } });
  expect((await listMethods(ctx)).methods).toEqual([]);
  expect(await save()).toMatchObject({ isDefault: true });
  expect(await db.prisma.paymentMethod.count({ where: { accountId: account.id, isDefault: true } })).toBe(1);
});

it("a card that is past its date, or no test card, is refused at its field", async () => {
  await expect(save({ cardExpiry: "10/26" })).rejects.toMatchObject({ fields: [{ path: "cardExpiry" }] });
  await expect(save({ cardNumber: "4111111111111111" })).rejects.toMatchObject({
    fields: [{ path: "cardNumber" }],
  });
  // Good through the last day of its month.
  expect((await save({ cardExpiry: "11/26" })).isExpired).toBe(false);
});

it("cards are changed by those who may pay, and by nobody else", async () => {
  const { id: methodId } = await save();
  const stranger = { ...(await userContext(db, await buildAccount(db))), payments: testCards };
  expect((await listMethods(stranger)).methods).toEqual([]);
  expect(await codeOf(setDefaultMethod(stranger, { methodId }))).toBe("not_found");
  expect(await codeOf(removeMethod(stranger, { methodId }))).toBe("not_found");
  const reader = { ...(await userContext(db, account, { role: "technical" })), payments: testCards };
  expect(await codeOf(removeMethod(reader, { methodId }))).toBe("missing_scope");
  expect(await defaults()).toEqual([methodId]);
});

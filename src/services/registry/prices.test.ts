import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { buildAccount, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { checkName } from "../names/check";
import { loadNamespace } from "./namespaces";
import { addPrice, removePrice } from "./prices";
import { addPriceInput } from "./schema";

let db: Database;
let admin: Context;
beforeAll(async () => {
  db = await openTestRegistry();
  admin = await userContext(db, null, { operatorRole: "admin" });
});
afterAll(() => db.close());

const add = (over: object, ctx = admin) =>
  addPrice(
    ctx,
    addPriceInput.parse({
      namespace: "com.store",
      operation: "register",
      amount: 3500,
      validFrom: null,
      ...over,
    }),
  );
const priceAt = async (now: Date) => (await checkName({ ...admin, now }, { name: "quay" })).registerAmount;
const tomorrow = addDays(NOW, 1);

test("a price from a day on is in force from that day on", async () => {
  const { id } = await add({ amount: 4000, validFrom: tomorrow.toISOString() });
  expect(await priceAt(NOW)).toBe(2999);
  expect(await priceAt(tomorrow)).toBe(4000);
  const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { action: "prices.add" } });
  expect(audit).toMatchObject({
    subjectName: "com.store",
    before: { amount: 2999 },
    after: { operation: "register", amount: 4000, currency: "USD", validFrom: tomorrow.toISOString() },
  });
  expect(await codeOf(add({ validFrom: tomorrow.toISOString() }))).toBe("invalid_value");

  await removePrice(admin, { priceId: id });
  expect(await priceAt(tomorrow)).toBe(2999);
  expect(await db.prisma.auditEntry.findFirstOrThrow({ where: { action: "prices.remove" } })).toMatchObject({
    before: { amount: 4000 },
  });
  expect(await codeOf(removePrice(admin, { priceId: id }))).toBe("not_found");
});

test("a price from now on is in force at once, and then is history that nobody removes", async () => {
  const { id } = await add({ amount: 3500 });
  expect(await priceAt(NOW)).toBe(3500);
  expect(await codeOf(removePrice(admin, { priceId: id }))).toBe("wrong_state");
  expect(await codeOf(removePrice({ ...admin, now: tomorrow }, { priceId: id }))).toBe("wrong_state");
  const { policy } = await loadNamespace(admin, { name: "com.store" });
  expect(policy.prices.filter(({ operation }) => operation === "register")).toHaveLength(2);
});

test("a price in the past, or too far ahead, is refused at its field", async () => {
  for (const validFrom of [addDays(NOW, -1), addDays(NOW, 6000)]) {
    await expect(add({ validFrom: validFrom.toISOString() })).rejects.toMatchObject({
      code: "invalid_value",
      fields: [{ path: "validFrom" }],
    });
  }
  expect(
    addPriceInput
      .safeParse({ namespace: "x", operation: "rent", amount: -1, validFrom: "soon" })
      .error?.issues.map((i) => i.path[0]),
  ).toEqual(["operation", "amount", "validFrom"]);
});

test("of two that set a price for one moment at once, one does", async () => {
  const validFrom = addDays(NOW, 9).toISOString();
  const outcomes = await Promise.all([1, 2, 3, 4].map((amount) => codeOf(add({ amount, validFrom }))));
  expect(outcomes.filter((code) => code === null)).toHaveLength(1);
});

test("only admins set prices", async () => {
  const future = await add({ validFrom: addDays(NOW, 20).toISOString() });
  for (const operatorRole of ["read_only", "support", "certifier"] as const) {
    const ctx = await userContext(db, null, { operatorRole });
    expect(await codeOf(add({}, ctx))).toBe("missing_scope");
    expect(await codeOf(removePrice(ctx, { priceId: future.id }))).toBe("missing_scope");
  }
  const stranger = await userContext(db, await buildAccount(db));
  expect(await codeOf(add({}, stranger))).toBe("not_found");
  expect(await codeOf(add({ namespace: "nowhere" }))).toBe("not_found");
});

import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { buildAccount, keyContext, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { deleteName } from "./delete";
import { deletionTerms } from "./deletion-terms";
import { registerName } from "./register";
import { renewName } from "./renew";
import { registerInput } from "./schema";

let db: Database;
let ctx: Context;

beforeAll(async () => {
  db = await openTestRegistry();
  ctx = await keyContext(db, await buildAccount(db, { balance: 1_000_00 }));
});
afterAll(() => db.close());

it.each([
  ["in the add grace period, with a renewal", "ferry-one", 4],
  ["after it, where nothing is given back", "ferry-two", 10],
])("foretells what a deletion does: %s", async (_, label, days) => {
  const { fqdn: name } = await registerName(ctx, registerInput.parse({ name: label }));
  await renewName(ctx, { name, years: 2 });
  const then = { ...ctx, now: addDays(NOW, days) };
  const terms = await deletionTerms(then, { name });
  const { refundedAmount, ...deleted } = await deleteName(then, { name, confirm: name });
  expect(terms).toEqual({
    ...deleted,
    refundAmount: refundedAmount,
    restoreAmount: 80_00,
    restoreRenewAmount: 0,
  });
  expect(refundedAmount).toBe(days < 5 ? 3 * 29_99 : 0);
});

it("tells nothing of another account's name", async () => {
  const { fqdn: name } = await registerName(ctx, registerInput.parse({ name: "ferry-three" }));
  const stranger = await keyContext(db, await buildAccount(db));
  await expect(deletionTerms(stranger, { name })).rejects.toMatchObject({ code: "not_found" });
});

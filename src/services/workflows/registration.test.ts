import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { type BuiltAccount, buildAccount, keyContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { carryOn } from "./carry";
import { loadWorkflow } from "./look-up";
import { startRegistrationInput } from "./schema";
import { startRegistration } from "./start-registration";
import { startAndWait } from "./wait";

let db: Database;
let account: BuiltAccount;
let ctx: Context;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db, { balance: 10_000 });
  ctx = await keyContext(db, account);
});

it("works", async () => {
  const input = startRegistrationInput.parse({ name: "alpha.com.store" });
  const view = await startAndWait(ctx, (c) => startRegistration(c, input), 1000);
  console.log(view);
  expect(await startRegistration(ctx, input)).toMatchObject({ id: view.id });
  const b = await startRegistration(ctx, { ...input, name: "beta.com.store" });
  console.log(b);
  await carryOn(ctx, b.id);
  console.log(await loadWorkflow(ctx, { workflowId: b.id }));
});

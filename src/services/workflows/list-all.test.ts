import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { buildAccount, NOW, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { allWorkflowsInput } from "./console-schema";
import { listAllWorkflows } from "./list-all";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

test("operators find requests of all accounts: those that stand still, and those that failed", async () => {
  const [ada, bob] = [await buildAccount(db, { organization: "Ada’s Lanterns" }), await buildAccount(db)];
  const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
  const write = (fqdn: string, state: "in_progress" | "succeeded" | "failed", more: object = {}) =>
    db.prisma.workflow.create({
      data: {
        accountId: ada.id,
        kind: "registration",
        fqdn,
        state,
        step: "register",
        input: {},
        actor: { kind: "user", userId: ada.owner.id },
        door: "dashboard",
        requestId: "req",
        createdAt: ago(90),
        updatedAt: ago(1),
        completedAt: state === "in_progress" ? null : ago(1),
        ...more,
      },
    });
  const stuck = await write("stuck.com.store", "in_progress", { updatedAt: ago(61) });
  await write("moving.com.store", "in_progress", { accountId: bob.id, createdAt: ago(80) });
  await write("done.com.store", "succeeded");
  await write("played.com.store", "failed", { sandbox: true });
  const failure = { errorCode: "name_taken", errorMessage: "Somebody else was quicker" };
  await write("failed.com.store", "failed", { ...failure, createdAt: ago(70) });

  const operator = await userContext(db, null, { operatorRole: "read_only" });
  const list = async (input: object) => {
    const { items } = await listAllWorkflows(operator, allWorkflowsInput.parse(input));
    return items.map(({ fqdn }) => fqdn.replace(".com.store", ""));
  };
  expect(await list({})).toEqual(["failed", "moving", "stuck"]);
  expect(await list({ state: "stuck" })).toEqual(["stuck"]);
  expect(await list({ state: "open" })).toEqual(["moving", "stuck"]);
  expect(await list({ search: "LANTERN" })).toEqual(["failed", "stuck"]);
  expect(await list({ search: "ovin" })).toEqual(["moving"]);
  expect(await list({ search: String(bob.number) })).toEqual(["moving"]);
  expect(await list({ search: stuck.id, state: "failed" })).toEqual([]);
  const { total, counts, items } = await listAllWorkflows(operator, allWorkflowsInput.parse({ limit: 1 }));
  expect({ total, counts }).toEqual({ total: 3, counts: { stuck: 1, open: 2 } });
  expect(items).toMatchObject([
    { error: { code: "name_taken" }, account: { organization: "Ada’s Lanterns" }, asks: null },
  ]);

  const stranger = await userContext(db, ada);
  await expect(listAllWorkflows(stranger, allWorkflowsInput.parse({}))).rejects.toMatchObject({
    code: "not_found",
  });
});

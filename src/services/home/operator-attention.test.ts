import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { buildAccount, NOW, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { loadRegistryOverview } from "../registry/overview";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

test("operators see what waits for them, how much of it and since when", async () => {
  const ctx = await userContext(db, null, { operatorRole: "read_only" });
  const attention = async () => (await loadRegistryOverview(ctx)).attention;
  expect(await attention()).toEqual([]);
  const { id: accountId } = await buildAccount(db);
  const payment = (status: "disputed" | "declined" | "pending" | "succeeded", hours: number) =>
    db.prisma.payment.create({
      data: { accountId, amount: 100, currency: "USD", status, createdAt: addDays(NOW, -hours / 24) },
    });
  await payment("disputed", 48);
  await payment("disputed", 24 * 31);
  await payment("declined", 2);
  await payment("declined", 3);
  await payment("declined", 30);
  await payment("pending", 2);
  await payment("pending", 0.5);
  await payment("succeeded", 2);
  const request = (hours: number) => ({
    ...({
      accountId,
      kind: "registration",
      fqdn: `${hours}.com.store`,
      state: "in_progress",
      step: "check",
    } as const),
    ...{ input: {}, actor: {}, door: "dashboard", requestId: "req" },
    ...{ createdAt: addDays(NOW, -1), updatedAt: addDays(NOW, -hours / 24) },
  });
  await db.prisma.workflow.createMany({ data: [request(0.5), request(3)] });
  expect(await attention()).toEqual([
    { kind: "disputes", count: 1, at: addDays(NOW, -2) },
    { kind: "stuck_payments", count: 1, at: addDays(NOW, -1 / 12) },
    { kind: "stuck_requests", count: 1, at: addDays(NOW, -1 / 8) },
    { kind: "declined_payments", count: 2, at: addDays(NOW, -1 / 8) },
  ]);
});

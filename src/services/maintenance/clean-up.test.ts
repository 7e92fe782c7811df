import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/lib/id";
import { addDays } from "@/lib/time";
import { anonymousContext, buildAccount, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { cleanUp } from "./clean-up";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

it("deliveries that ended go after 30 days with their attempts; what waits stays", async () => {
  const { id: accountId } = await buildAccount(db);
  const endpointId = newId();
  const times = { createdAt: NOW, updatedAt: NOW };
  await db.prisma.webhookEndpoint.create({
    data: { id: endpointId, accountId, url: "https://example.com/", secret: "sealed", ...times },
  });
  const deliver = async (createdAt: Date, state: "pending" | "delivered") => {
    const about = { endpointId, type: "webhook.test", subject: "shop.com.store" };
    const id = newId();
    await db.prisma.webhookDelivery.create({
      data: { id, ...about, eventId: newId(), state, dueAt: createdAt, createdAt },
    });
    await db.prisma.webhookAttempt.create({
      data: {
        id: newId(),
        deliveryId: id,
        endpointId,
        at: createdAt,
        durationMillis: 5,
        requestHeaders: {},
        requestBody: "",
        responseHeaders: {},
        responseBody: "",
      },
    });
    return id;
  };
  const [old, recent, waiting] = [addDays(NOW, -31), addDays(NOW, -29), addDays(NOW, -31)];
  await deliver(old, "delivered");
  const kept = [await deliver(recent, "delivered"), await deliver(waiting, "pending")];
  await cleanUp(anonymousContext(db));
  const left = await db.prisma.webhookDelivery.findMany({ orderBy: { id: "asc" } });
  expect(left.map(({ id }) => id)).toEqual(kept);
  const attempts = await db.prisma.webhookAttempt.findMany();
  expect(attempts.map(({ deliveryId }) => deliveryId)).toEqual([kept[0]]);
});

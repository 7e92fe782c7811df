import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inSqlTransaction } from "@/db/transaction";
import { addressGuard } from "@/integrations/webhooks/guard";
import type { Context } from "@/services/context";
import { emitEvent } from "@/services/events/emit";
import { type BuiltAccount, buildAccount, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { openSealer } from "../sealing/sealer";
import { listAttempts } from "./attempts";
import { getDelivery, listDeliveries } from "./deliveries";
import { createEndpoint } from "./endpoints";
import { countMissed } from "./missed";
import { type EndedTry, recordTries } from "./record-tries";
import { replayDelivery, replaySince, sendTest } from "./replay";
import { createEndpointInput } from "./schema";
import { pauseEndpoint, resumeEndpoint } from "./states";
import { listSummaries, loadStatistics } from "./statistics";

const webhooks = {
  sealer: openSealer("a secret of the portal, for tests only", "webhook secrets"),
  guard: addressGuard([]),
};
const HOUR = 3_600_000;

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let account: BuiltAccount;
let ctx: Context;
let id: string;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db);
  ctx = { ...(await userContext(db, account)), webhooks };
  const input = createEndpointInput.parse({ url: "https://hooks.example.com/names" });
  id = (await createEndpoint(ctx, input)).endpoint.id;
});

/** Something happened to a name. @returns the delivery */
async function happen(subject: string): Promise<string> {
  await inSqlTransaction(db, (tx) =>
    emitEvent(tx, ctx, {
      type: "subdomain.updated",
      accountId: account.id,
      subject,
      payload: { subdomain: subject, auto_renew: true, statuses: [] },
    }),
  );
  const { items } = await listDeliveries(ctx, { id, subject });
  return items[0]?.id ?? "";
}

/** An attempt, `hoursAgo`, and what followed from it. */
async function attempt(
  deliveryId: string,
  hoursAgo: number,
  over: Partial<EndedTry> & { status: number | null },
): Promise<void> {
  const at = new Date(NOW.getTime() - hoursAgo * HOUR);
  const { tries } = await db.prisma.webhookDelivery.findUniqueOrThrow({ where: { id: deliveryId } });
  const isDelivered = over.status === 200;
  const nextAt = isDelivered ? null : new Date(NOW.getTime() + 5 * HOUR);
  const empty = { requestHeaders: {}, requestBody: "{}", responseHeaders: {}, responseBody: "" };
  const state = isDelivered ? "delivered" : "pending";
  await recordTries(db, [
    {
      ...empty,
      deliveryId,
      endpointId: id,
      tries,
      at,
      durationMillis: 40,
      error: null,
      state,
      nextAt,
      ...over,
    },
  ]);
}

describe("the log of a webhook", () => {
  it("is searched by part of a name, by an event's id and by a delivery's", async () => {
    const shop = await happen("shop.com.store");
    await happen("a_b.com.store");
    const subjects = async (search: string) =>
      (await listDeliveries(ctx, { id, search })).items.map(({ subject }) => subject);
    expect(await subjects("SHOP")).toEqual(["shop.com.store"]);
    expect(await subjects("com.store")).toHaveLength(2);
    expect(await subjects("a_")).toEqual(["a_b.com.store"]);
    expect(await subjects("%")).toEqual([]);
    expect(await subjects(shop)).toEqual(["shop.com.store"]);
    const { eventId } = await getDelivery(ctx, { id, deliveryId: shop });
    expect(await subjects(eventId)).toEqual(["shop.com.store"]);
  });

  it("lists attempts by what was answered, when, and to which event, page by page", async () => {
    const [shop, cafe] = [await happen("shop.com.store"), await happen("cafe.com.store")];
    await attempt(shop, 5, { status: null, error: "timeout" });
    await attempt(shop, 3, { status: 503 });
    await attempt(cafe, 2, { status: 404 });
    await attempt(shop, 1, { status: 200 });
    const statuses = async (over: object) =>
      (await listAttempts(ctx, { id, ...over })).items.map(({ status }) => status);
    expect(await statuses({})).toEqual([200, 404, 503, null]);
    expect(await statuses({ answer: "succeeded" })).toEqual([200]);
    expect(await statuses({ answer: "failed" })).toEqual([404, 503, null]);
    expect(await statuses({ answer: "5xx" })).toEqual([503]);
    expect(await statuses({ answer: "none" })).toEqual([null]);
    expect(await statuses({ search: "cafe" })).toEqual([404]);
    expect(await statuses({ type: "dns.updated" })).toEqual([]);
    const since = new Date(NOW.getTime() - 3 * HOUR);
    expect(await statuses({ since, until: new Date(NOW.getTime() - HOUR) })).toEqual([404, 503]);
    const first = await listAttempts(ctx, { id, limit: 3 });
    expect(first.items[0]).toMatchObject({ deliveryId: shop, subject: "shop.com.store", nextAt: null });
    expect(await statuses({ limit: 3, cursor: first.nextCursor })).toEqual([null]);
    expect(await codeOf(listAttempts(ctx, { id, cursor: "yesterday" }))).toBe("invalid_request");
    const stranger = { ...(await userContext(db, await buildAccount(db))), webhooks };
    expect(await codeOf(listAttempts(stranger, { id }))).toBe("not_found");
  });

  it("is summed up by the half hour, by four hours and by the day, without gaps", async () => {
    const shop = await happen("shop.com.store");
    await attempt(shop, 2, { status: 500, durationMillis: 900 });
    await attempt(shop, 2, { status: 200, durationMillis: 100 });
    const day = await loadStatistics(ctx, { id });
    expect([day.stepMinutes, day.times.length, day.pending]).toEqual([30, 48, 0]);
    const at = day.succeeded.indexOf(1);
    expect([day.failed[at], day.medianMillis[at], day.p95Millis[at]]).toEqual([1, 100, 900]);
    expect(day.medianMillis.filter((value) => value !== null)).toHaveLength(1);
    expect(day.times.at(-1)?.getTime()).toBeLessThanOrEqual(NOW.getTime());
    expect((await loadStatistics(ctx, { id, days: 7 })).times).toHaveLength(42);
    const month = await loadStatistics(ctx, { id, days: 30 });
    expect([month.stepMinutes, month.times.length]).toEqual([1_440, 30]);
    const [summary, ...others] = await listSummaries(ctx);
    expect(others).toEqual([]);
    expect(summary?.steps.filter(({ succeeded, failed }) => succeeded + failed > 0)).toEqual([
      { at: expect.any(Date), succeeded: 1, failed: 1 },
    ]);
  });
});

it("a test event waits for none before it", async () => {
  for (let i = 0; i < 2; i++) await sendTest(ctx, { id });
  const { items } = await listDeliveries(ctx, { id });
  expect(new Set(items.map(({ subject }) => subject)).size).toBe(2);
});

describe("a replay", () => {
  const due = async (deliveryId: string) => (await getDelivery(ctx, { id, deliveryId })).nextTryAt;

  it("of what waits tries it now, and what comes before it for the same name", async () => {
    const [first, second] = [await happen("shop.com.store"), await happen("shop.com.store")];
    const other = await happen("cafe.com.store");
    for (const each of [first, other]) await attempt(each, 1, { status: 503 });
    await db.prisma.webhookDelivery.update({ where: { id: second }, data: { dueAt: new Date(2e12) } });
    expect(await replayDelivery(ctx, { id, deliveryId: second })).toMatchObject({ id: second });
    for (const each of [first, second]) expect(await due(each)).toEqual(NOW);
    expect((await due(other))?.getTime()).toBeGreaterThan(NOW.getTime());
    expect((await listDeliveries(ctx, { id })).items).toHaveLength(3);
  });

  it("since a time says beforehand how many it will send, and sends so many", async () => {
    const since = new Date(NOW.getTime() - HOUR);
    await attempt(await happen("shop.com.store"), 0, { status: 200 });
    await pauseEndpoint(ctx, { id });
    await happen("missed.com.store").catch(() => "");
    await resumeEndpoint(ctx, { id });
    await attempt(await happen("waits.com.store"), 0, { status: 503 });
    await sendTest(ctx, { id });
    expect(await countMissed(ctx, { id, since })).toEqual({ missed: 1, waiting: 1, isComplete: true });
    expect(await countMissed(ctx, { id, since, all: true })).toMatchObject({ missed: 2, waiting: 1 });
    expect(await replaySince(ctx, { id, since })).toEqual({ count: 2, isComplete: true });
    expect(await countMissed(ctx, { id, since })).toMatchObject({ missed: 0, waiting: 0 });
    const { items } = await listDeliveries(ctx, { id });
    expect(items.filter(({ state }) => state === "pending")).toHaveLength(3);
    const future = { id, since: new Date(NOW.getTime() + HOUR) };
    expect(await codeOf(countMissed(ctx, future))).toBe("invalid_value");
    const stranger = { ...(await userContext(db, await buildAccount(db))), webhooks };
    expect(await codeOf(countMissed(stranger, { id, since }))).toBe("not_found");
  });
});

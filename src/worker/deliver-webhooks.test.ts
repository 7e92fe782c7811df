import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inSqlTransaction } from "@/db/transaction";
import { addressGuard } from "@/integrations/webhooks/guard";
import { webhookSender } from "@/integrations/webhooks/post";
import { systemResolve } from "@/integrations/webhooks/resolve";
import type { Context } from "@/services/context";
import { emitEvent } from "@/services/events/emit";
import { openSealer } from "@/services/sealing/sealer";
import { getDelivery, listDeliveries } from "@/services/webhooks/deliveries";
import { createEndpoint, getEndpoint } from "@/services/webhooks/endpoints";
import { replayDelivery, replaySince, sendTest } from "@/services/webhooks/replay";
import { rotateSecret } from "@/services/webhooks/rotate-secret";
import { createEndpointInput } from "@/services/webhooks/schema";
import { payloadSignature } from "@/services/webhooks/sign";
import { pauseEndpoint, resumeEndpoint } from "@/services/webhooks/states";
import { type BuiltAccount, buildAccount, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { openReceiver, type WebhookReceiver } from "@/testing/webhook-receiver";
import { startWebhookWorker, type WebhookWorker, type WebhookWorkerOptions } from "./deliver-webhooks";

const sealer = openSealer("a secret of the portal, for tests only", "webhook secrets");
const guard = addressGuard(["127.0.0.0/8"]);

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let account: BuiltAccount;
let receiver: WebhookReceiver;
let clock: Date;
const workers: WebhookWorker[] = [];
const faults: unknown[] = [];

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db);
  receiver = await openReceiver();
  clock = new Date();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
  await receiver.close();
  await db.prisma.webhookEndpoint.deleteMany();
  expect(faults.splice(0)).toEqual([]);
});

async function context(over: Partial<Context> = {}): Promise<Context> {
  return { ...(await userContext(db, account, { now: clock })), webhooks: { sealer, guard }, ...over };
}

async function endpoint(over: Record<string, unknown> = {}) {
  const made = await createEndpoint(
    await context(),
    createEndpointInput.parse({ url: receiver.url, ...over }),
  );
  return { ...made.endpoint, secret: made.secret };
}

async function worker(
  over: Partial<WebhookWorkerOptions> & { timeoutMs?: number } = {},
): Promise<WebhookWorker> {
  const { timeoutMs = 400 } = over;
  const started = await startWebhookWorker({
    db,
    sealer,
    sender: webhookSender({ guard, resolve: systemResolve(), timeoutMs }),
    publicUrl: "https://portal.test",
    now: () => clock,
    random: () => 0.5,
    onError: (error) => faults.push(error),
    ...over,
  });
  workers.push(started);
  return started;
}

async function happen(subject: string, count = 1): Promise<void> {
  const ctx = await context();
  for (let i = 0; i < count; i++) {
    await inSqlTransaction(db, (tx) =>
      emitEvent(tx, ctx, {
        type: "subdomain.updated",
        accountId: account.id,
        subject,
        payload: { subdomain: subject, auto_renew: i % 2 === 0, statuses: [String(i)] },
      }),
    );
  }
}

const bodies = () => receiver.received.map(({ body }) => JSON.parse(body));
const pass = (millis: number) => {
  clock = new Date(clock.getTime() + millis);
};

describe("a delivery", () => {
  it("is signed so that the public libraries verify it, and as the source shows it", async () => {
    const { secret } = await endpoint({ headers: { "X-Team": "harbour-secret" } });
    const one = await worker();
    await happen("shop.com.store");
    await one.flush();
    const [got] = receiver.received;
    if (!got) throw new Error("nothing was received");
    expect(new StandardWebhook(secret).verify(got.body, got.headers)).toMatchObject({
      event: "subdomain.updated",
    });
    expect(new SvixWebhook(secret).verify(got.body, got.headers)).toBeTruthy();
    const { signature, ...payload } = JSON.parse(got.body);
    expect(payload).toEqual({
      event: "subdomain.updated",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      data: { subdomain: "shop.com.store", registrant_id: account.number, auto_renew: true, statuses: ["0"] },
    });
    expect(signature).toBe(payloadSignature(payload, secret));
    expect(got.headers).toMatchObject({ "content-type": "application/json", "x-team": "harbour-secret" });
    const event = await db.prisma.event.findFirstOrThrow({ where: { accountId: account.id } });
    expect(got.headers["webhook-id"]).toBe(event.id);
  });

  it("is logged without what opens or signs anything", async () => {
    const { id, secret } = await endpoint({ headers: { "X-Team": "harbour-secret" } });
    receiver.answer = ({ headers }, response) =>
      void response.writeHead(200, { "set-cookie": "a=b" }).end(`${JSON.stringify(headers)}\0`);
    const one = await worker();
    await happen("shop.com.store");
    await one.flush();
    const ctx = await context();
    const [line] = (await listDeliveries(ctx, { id })).items;
    expect(line).toMatchObject({ state: "delivered", tries: 1, lastStatus: 200, nextTryAt: null });
    const view = await getDelivery(ctx, { id, deliveryId: line?.id ?? "" });
    const text = JSON.stringify(view);
    expect(view.attempts[0]?.responseBody).toContain("[redacted]");
    for (const hidden of [
      "harbour-secret",
      secret,
      "a=b",
      receiver.received[0]?.headers["webhook-signature"],
    ]) {
      expect(text).not.toContain(hidden);
    }
  });

  it("is received within 250 ms of its commit", async () => {
    await endpoint();
    await worker({ now: () => new Date() });
    await happen("warm-up.com.store");
    await receiver.until(1);
    const waits: number[] = [];
    for (let i = 0; i < 50; i++) {
      const before = receiver.received.length;
      await happen(`n${i}.com.store`);
      const committed = Date.now();
      await receiver.until(before + 1);
      waits.push(Date.now() - committed);
    }
    expect(Math.max(...waits)).toBeLessThan(250);
  });

  it("keeps the order within a name when tries fail, and does not hold up other names", async () => {
    await endpoint();
    let refused = 0;
    receiver.answer = ({ body }, response) => {
      const { data } = JSON.parse(body);
      const isRefused = data.subdomain === "first.com.store" && refused++ === 0;
      response.writeHead(isRefused ? 500 : 200).end();
    };
    const one = await worker();
    await happen("first.com.store", 3);
    await happen("second.com.store", 3);
    await one.flush();
    expect(bodies().filter(({ data }) => data.subdomain === "first.com.store")).toHaveLength(1);
    expect(bodies().filter(({ data }) => data.subdomain === "second.com.store")).toHaveLength(3);
    pass(6_000);
    await one.flush();
    for (const name of ["first.com.store", "second.com.store"]) {
      const statuses = bodies()
        .filter(({ data }) => data.subdomain === name)
        .map(({ data }) => data.statuses[0]);
      expect(statuses.slice(-3)).toEqual(["0", "1", "2"]);
    }
  });

  it("goes only to endpoints that chose its event, are active, and belong to the account", async () => {
    const stranger = await buildAccount(db);
    const theirs = { ...(await userContext(db, stranger)), webhooks: { sealer, guard } };
    await createEndpoint(theirs, createEndpointInput.parse({ url: `${receiver.url}/theirs` }));
    await endpoint({ events: ["dns.updated"] });
    const paused = await endpoint();
    await pauseEndpoint(await context(), { id: paused.id });
    const one = await worker();
    await happen("shop.com.store");
    await one.flush();
    expect(receiver.received).toHaveLength(0);
    expect(await db.prisma.webhookDelivery.count()).toBe(0);
  });
});

describe("what fails", () => {
  it("is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h with the same id, then given up", async () => {
    const { id, secret } = await endpoint();
    receiver.answer = (_, response) => void response.writeHead(503).end("later");
    const one = await worker();
    await happen("shop.com.store");
    await one.flush();
    const waits = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000].map((seconds) => seconds * 1_000);
    for (const [tries, wait] of waits.entries()) {
      expect(receiver.received).toHaveLength(tries + 1);
      pass(wait - 1);
      await one.flush();
      expect(receiver.received).toHaveLength(tries + 1);
      pass(1);
      await one.flush();
    }
    expect(receiver.received).toHaveLength(8);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    const [line] = (await listDeliveries(await context(), { id })).items;
    expect(line).toMatchObject({ state: "failed", tries: 8, lastStatus: 503 });
    expect((await getEndpoint(await context(), { id })).failingSince).not.toBeNull();
    // Replayed, once the receiver is repaired: the same id, and the failure is forgotten.
    receiver.answer = (_, response) => void response.end();
    await replayDelivery(await context(), { id, deliveryId: line?.id ?? "" });
    await one.flush();
    const last = receiver.received.at(-1);
    expect(last?.headers["webhook-id"]).toBe(receiver.received[0]?.headers["webhook-id"]);
    expect(JSON.parse(last?.body ?? "").signature).toBe(
      payloadSignature(withoutSignature(last?.body), secret),
    );
    expect((await getEndpoint(await context(), { id })).failingSince).toBeNull();
  });

  it("waits as long as Retry-After asks, at most a day", async () => {
    const { id } = await endpoint();
    receiver.answer = (_, response) => void response.writeHead(429, { "retry-after": "3600" }).end();
    const one = await worker();
    await happen("shop.com.store");
    await one.flush();
    const next = async () => (await listDeliveries(await context(), { id })).items[0]?.nextTryAt?.getTime();
    expect(await next()).toBe(clock.getTime() + 3_600_000);
    receiver.answer = (_, response) => void response.writeHead(503, { "retry-after": "99999999" }).end();
    pass(3_600_000);
    await one.flush();
    expect(await next()).toBe(clock.getTime() + 86_400_000);
  });

  it.each([
    ["hangs", "timeout", null],
    ["redirects to a metadata service", "redirect", 302],
    ["resets the connection", "connection_reset", null],
  ] as const)("is logged when the receiver %s", async (what, error, status) => {
    const { id } = await endpoint();
    receiver.answer = (_, response, raw) => {
      if (what === "redirects to a metadata service") {
        response.writeHead(302, { location: "http://169.254.169.254/latest/" }).end();
      } else if (what === "resets the connection") raw.socket.resetAndDestroy();
    };
    const one = await worker();
    await happen("shop.com.store");
    await one.flush();
    const [line] = (await listDeliveries(await context(), { id })).items;
    expect(line).toMatchObject({ state: "pending", lastError: error, lastStatus: status, tries: 1 });
  });

  it("disables an endpoint that answers 410, drops what waits and tells the owner", async () => {
    const { id } = await endpoint({ description: "Orders" });
    receiver.answer = (_, response) => void response.writeHead(410).end();
    const one = await worker();
    await happen("shop.com.store", 3);
    await one.flush();
    const ctx = await context();
    expect(await getEndpoint(ctx, { id })).toMatchObject({
      state: "disabled",
      stateReason: "It answered 410 Gone",
    });
    const states = (await listDeliveries(ctx, { id })).items.map(({ state }) => state);
    expect(states.sort()).toEqual(["dropped", "dropped", "failed"]);
    const mail = await db.prisma.mail.findFirstOrThrow({ where: { to: account.owner.email } });
    expect(mail.text).toContain(`https://portal.test/dashboard/webhooks/${id}`);
    const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { action: "webhooks.disable" } });
    expect(audit).toMatchObject({ accountId: account.id, actorKind: "system", subjectName: "Orders" });
    // Nothing is kept for it, and a replay brings what it missed.
    await happen("later.com.store");
    receiver.answer = (_, response) => void response.end();
    await resumeEndpoint(ctx, { id });
    expect(await replaySince(ctx, { id, since: new Date(clock.getTime() - 60_000) })).toEqual({
      count: 4,
      isComplete: true,
    });
    await one.flush();
    expect(
      bodies()
        .slice(-4)
        .map(({ data }) => data.subdomain)
        .sort(),
    ).toEqual(["later.com.store", ...Array(3).fill("shop.com.store")]);
  });

  it("disables an endpoint that has failed for five days", async () => {
    const { id } = await endpoint();
    receiver.answer = (_, response) => void response.writeHead(500).end();
    const one = await worker();
    const state = async () => (await getEndpoint(await context(), { id })).state;
    await happen("shop.com.store");
    await one.flush();
    pass(5 * 86_400_000 - 1);
    await one.flush();
    expect(await state()).toBe("active");
    pass(300_001);
    await one.flush();
    expect(await state()).toBe("disabled");
    expect(await db.prisma.mail.count({ where: { to: account.owner.email } })).toBe(1);
  });

  it("does not delay other endpoints, however dead it is", async () => {
    const dead = await openReceiver();
    dead.answer = () => undefined;
    for (let i = 0; i < 4; i++) await endpoint({ url: `${dead.url}/${i}` });
    await endpoint();
    await worker({ now: () => new Date(), timeoutMs: 3_000 });
    const began = Date.now();
    for (let i = 0; i < 20; i++) await happen(`n${i}.com.store`);
    await receiver.until(20);
    expect(Date.now() - began).toBeLessThan(2_500);
    await dead.close();
  });
});

describe("workers", () => {
  it("that are killed leave nothing undone: another goes on when the lease has ended", async () => {
    await endpoint();
    receiver.answer = () => undefined;
    const killed = await worker({ timeoutMs: 60_000 });
    await happen("shop.com.store");
    await receiver.until(1);
    receiver.answer = (_, response) => void response.end();
    const other = await worker();
    await other.flush();
    expect(receiver.received).toHaveLength(1);
    pass(30_001);
    await other.flush();
    expect(receiver.received).toHaveLength(2);
    await killed.close();
    expect(await db.prisma.webhookDelivery.findFirst()).toMatchObject({ state: "delivered", tries: 1 });
  });

  it("that are stopped give back at once what they had begun", async () => {
    await endpoint();
    receiver.answer = () => undefined;
    const stopped = await worker({ timeoutMs: 60_000 });
    await happen("shop.com.store");
    await receiver.until(1);
    await stopped.close();
    expect(await db.prisma.webhookDelivery.findFirst()).toMatchObject({
      state: "pending",
      tries: 0,
      leasedUntil: null,
    });
  });

  it("share the work: 400 events of 40 names arrive once each, in order", async () => {
    await endpoint();
    await Promise.all([worker(), worker(), worker()]);
    await Promise.all(Array.from({ length: 40 }, (_, i) => happen(`n${i}.com.store`, 10)));
    await receiver.until(400);
    await Promise.all(workers.map((one) => one.flush()));
    expect(receiver.received).toHaveLength(400);
    for (let i = 0; i < 40; i++) {
      const mine = bodies().filter(({ data }) => data.subdomain === `n${i}.com.store`);
      expect(mine.map(({ data }) => data.statuses[0])).toEqual(
        Array.from({ length: 10 }, (_, n) => String(n)),
      );
    }
  });

  it("read secrets of the portal only: with another, nothing is sent and the log says why", async () => {
    const { id } = await endpoint();
    const one = await worker({ sealer: openSealer("another secret of another portal", "webhook secrets") });
    await happen("shop.com.store");
    await one.flush();
    expect(receiver.received).toHaveLength(0);
    const [line] = (await listDeliveries(await context(), { id })).items;
    expect(line).toMatchObject({ state: "pending", lastError: "secret_unreadable" });
  });
});

describe("secrets", () => {
  it("overlap at a rotation: both sign, until the old one ends", async () => {
    const { id, secret } = await endpoint();
    const rotated = await rotateSecret(await context(), { id, overlapHours: 1 });
    const one = await worker();
    await sendTest(await context(), { id });
    await one.flush();
    pass(3_600_001);
    await sendTest(await context(), { id });
    await one.flush();
    const [during, after] = receiver.received;
    if (!during || !after) throw new Error("nothing was received");
    for (const each of [secret, rotated.secret]) {
      expect(new StandardWebhook(each).verify(during.body, during.headers)).toBeTruthy();
    }
    expect(after.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
    const { signature, ...payload } = JSON.parse(after.body);
    expect(signature).toBe(payloadSignature(payload, rotated.secret));
  });
});

function withoutSignature(body = ""): object {
  const { signature: _, ...payload } = JSON.parse(body);
  return payload;
}

import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openSealer } from "@/services/sealing/sealer";
import { getDelivery, listDeliveries } from "@/services/webhooks/deliveries";
import { createEndpoint } from "@/services/webhooks/endpoints";
import { sendTest } from "@/services/webhooks/replay";
import { rotateSecret } from "@/services/webhooks/rotate-secret";
import { createEndpointInput } from "@/services/webhooks/schema";
import { payloadSignature } from "@/services/webhooks/sign";
import { pauseEndpoint } from "@/services/webhooks/states";
import { buildAccount, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { openWebhookSite, type WebhookSite, webhookParts } from "@/testing/webhook-site";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let site: WebhookSite;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  site = await openWebhookSite(db);
});
afterEach(() => site.close());

describe("a delivery", () => {
  it("is signed so that the public libraries verify it, and as the source shows it", async () => {
    const { secret } = await site.endpoint({ headers: { "X-Team": "harbour-secret" } });
    const one = await site.worker();
    await site.happen("shop.com.store");
    await one.flush();
    const [got] = site.receiver.received;
    if (!got) throw new Error("nothing was received");
    expect(new StandardWebhook(secret).verify(got.body, got.headers)).toMatchObject({
      event: "subdomain.updated",
    });
    expect(new SvixWebhook(secret).verify(got.body, got.headers)).toBeTruthy();
    const { signature, ...payload } = JSON.parse(got.body);
    expect(payload).toEqual({
      event: "subdomain.updated",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      data: {
        subdomain: "shop.com.store",
        registrant_id: site.account.number,
        auto_renew: true,
        statuses: ["0"],
      },
    });
    expect(signature).toBe(payloadSignature(payload, secret));
    expect(got.headers).toMatchObject({ "content-type": "application/json", "x-team": "harbour-secret" });
    const event = await db.prisma.event.findFirstOrThrow({ where: { accountId: site.account.id } });
    expect(got.headers["webhook-id"]).toBe(event.id);
  });

  it("is logged without what opens or signs anything", async () => {
    const { id, secret } = await site.endpoint({ headers: { "X-Team": "harbour-secret" } });
    site.receiver.answer = ({ headers }, response) =>
      void response.writeHead(200, { "set-cookie": "a=b" }).end(`${JSON.stringify(headers)}\0`);
    const one = await site.worker();
    await site.happen("shop.com.store");
    await one.flush();
    const ctx = await site.context();
    const [line] = (await listDeliveries(ctx, { id })).items;
    expect(line).toMatchObject({ state: "delivered", tries: 1, lastStatus: 200, nextTryAt: null });
    const view = await getDelivery(ctx, { id, deliveryId: line?.id ?? "" });
    const text = JSON.stringify(view);
    expect(view.attempts[0]?.responseBody).toContain("[redacted]");
    for (const hidden of [
      "harbour-secret",
      secret,
      "a=b",
      site.receiver.received[0]?.headers["webhook-signature"],
    ]) {
      expect(text).not.toContain(hidden);
    }
  });

  it("is received within 250 ms of its commit", async () => {
    await site.endpoint();
    await site.worker({ now: () => new Date() });
    await site.happen("warm-up.com.store");
    await site.receiver.until(1);
    const waits: number[] = [];
    for (let i = 0; i < 50; i++) {
      const before = site.receiver.received.length;
      await site.happen(`n${i}.com.store`);
      const committed = Date.now();
      await site.receiver.until(before + 1);
      waits.push(Date.now() - committed);
    }
    expect(Math.max(...waits)).toBeLessThan(250);
  });

  it("keeps the order within a name when tries fail, and does not hold up other names", async () => {
    await site.endpoint();
    let refused = 0;
    site.receiver.answer = ({ body }, response) => {
      const { data } = JSON.parse(body);
      const isRefused = data.subdomain === "first.com.store" && refused++ === 0;
      response.writeHead(isRefused ? 500 : 200).end();
    };
    const one = await site.worker();
    await site.happen("first.com.store", 3);
    await site.happen("second.com.store", 3);
    await one.flush();
    expect(site.bodies().filter(({ data }) => data.subdomain === "first.com.store")).toHaveLength(1);
    expect(site.bodies().filter(({ data }) => data.subdomain === "second.com.store")).toHaveLength(3);
    site.pass(6_000);
    await one.flush();
    for (const name of ["first.com.store", "second.com.store"]) {
      const statuses = site
        .bodies()
        .filter(({ data }) => data.subdomain === name)
        .map(({ data }) => data.statuses[0]);
      expect(statuses.slice(-3)).toEqual(["0", "1", "2"]);
    }
  });

  it("goes only to endpoints that chose its event, are active, and belong to the account", async () => {
    const stranger = await buildAccount(db);
    const theirs = { ...(await userContext(db, stranger)), webhooks: webhookParts };
    await createEndpoint(theirs, createEndpointInput.parse({ url: `${site.receiver.url}/theirs` }));
    await site.endpoint({ events: ["dns.updated"] });
    const paused = await site.endpoint();
    await pauseEndpoint(await site.context(), { id: paused.id });
    const one = await site.worker();
    await site.happen("shop.com.store");
    await one.flush();
    expect(site.receiver.received).toHaveLength(0);
    expect(await db.prisma.webhookDelivery.count()).toBe(0);
  });
});

describe("workers", () => {
  it("that are killed leave nothing undone: another goes on when the lease has ended", async () => {
    await site.endpoint();
    site.receiver.answer = () => undefined;
    const killed = await site.worker({ timeoutMs: 60_000 });
    await site.happen("shop.com.store");
    await site.receiver.until(1);
    site.receiver.answer = (_, response) => void response.end();
    const other = await site.worker();
    await other.flush();
    expect(site.receiver.received).toHaveLength(1);
    site.pass(30_001);
    await other.flush();
    expect(site.receiver.received).toHaveLength(2);
    await killed.close();
    expect(await db.prisma.webhookDelivery.findFirst()).toMatchObject({ state: "delivered", tries: 1 });
  });

  it("that are stopped give back at once what they had begun", async () => {
    await site.endpoint();
    site.receiver.answer = () => undefined;
    const stopped = await site.worker({ timeoutMs: 60_000 });
    await site.happen("shop.com.store");
    await site.receiver.until(1);
    await stopped.close();
    expect(await db.prisma.webhookDelivery.findFirst()).toMatchObject({
      state: "pending",
      tries: 0,
      leasedUntil: null,
    });
  });

  it("share the work: 400 events of 40 names arrive once each, in order", async () => {
    await site.endpoint();
    await Promise.all([site.worker(), site.worker(), site.worker()]);
    await Promise.all(Array.from({ length: 40 }, (_, i) => site.happen(`n${i}.com.store`, 10)));
    await site.receiver.until(400);
    await Promise.all(site.workers.map((one) => one.flush()));
    expect(site.receiver.received).toHaveLength(400);
    for (let i = 0; i < 40; i++) {
      const mine = site.bodies().filter(({ data }) => data.subdomain === `n${i}.com.store`);
      expect(mine.map(({ data }) => data.statuses[0])).toEqual(
        Array.from({ length: 10 }, (_, n) => String(n)),
      );
    }
  });

  it("read secrets of the portal only: with another, nothing is sent and the log says why", async () => {
    const { id } = await site.endpoint();
    const one = await site.worker({
      sealer: openSealer("another secret of another portal", "webhook secrets"),
    });
    await site.happen("shop.com.store");
    await one.flush();
    expect(site.receiver.received).toHaveLength(0);
    const [line] = (await listDeliveries(await site.context(), { id })).items;
    expect(line).toMatchObject({ state: "pending", lastError: "secret_unreadable" });
  });
});

describe("secrets", () => {
  it("overlap at a rotation: both sign, until the old one ends", async () => {
    const { id, secret } = await site.endpoint();
    const rotated = await rotateSecret(await site.context(), { id, overlapHours: 1 });
    const one = await site.worker();
    await sendTest(await site.context(), { id });
    await one.flush();
    site.pass(3_600_001);
    await sendTest(await site.context(), { id });
    await one.flush();
    const [during, after] = site.receiver.received;
    if (!during || !after) throw new Error("nothing was received");
    for (const each of [secret, rotated.secret]) {
      expect(new StandardWebhook(each).verify(during.body, during.headers)).toBeTruthy();
    }
    expect(after.headers["webhook-signature"]?.split(" ")).toHaveLength(1);
    const { signature, ...payload } = JSON.parse(after.body);
    expect(signature).toBe(payloadSignature(payload, rotated.secret));
  });
});

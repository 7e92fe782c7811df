import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listDeliveries } from "@/services/webhooks/deliveries";
import { getEndpoint } from "@/services/webhooks/endpoints";
import { replayDelivery, replaySince } from "@/services/webhooks/replay";
import { payloadSignature } from "@/services/webhooks/sign";
import { resumeEndpoint } from "@/services/webhooks/states";
import { openTestRegistry } from "@/testing/registry";
import { openReceiver } from "@/testing/webhook-receiver";
import { openWebhookSite, type WebhookSite } from "@/testing/webhook-site";

type Answer = (response: ServerResponse, raw: IncomingMessage) => void;

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

describe("what fails", () => {
  it("is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h with the same id, then given up", async () => {
    const { id, secret } = await site.endpoint();
    site.receiver.answer = (_, response) => void response.writeHead(503).end("later");
    const one = await site.worker();
    await site.happen("shop.com.store");
    await one.flush();
    const waits = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000].map((seconds) => seconds * 1_000);
    for (const [tries, wait] of waits.entries()) {
      expect(site.receiver.received).toHaveLength(tries + 1);
      site.pass(wait - 1);
      await one.flush();
      expect(site.receiver.received).toHaveLength(tries + 1);
      site.pass(1);
      await one.flush();
    }
    expect(site.receiver.received).toHaveLength(8);
    expect(new Set(site.receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    const [line] = (await listDeliveries(await site.context(), { id })).items;
    expect(line).toMatchObject({ state: "failed", tries: 8, lastStatus: 503 });
    expect((await getEndpoint(await site.context(), { id })).failingSince).not.toBeNull();
    // Replayed, once the receiver is repaired: the same id, and the failure is forgotten.
    site.receiver.answer = (_, response) => void response.end();
    await replayDelivery(await site.context(), { id, deliveryId: line?.id ?? "" });
    await one.flush();
    const last = site.receiver.received.at(-1);
    expect(last?.headers["webhook-id"]).toBe(site.receiver.received[0]?.headers["webhook-id"]);
    expect(JSON.parse(last?.body ?? "").signature).toBe(
      payloadSignature(withoutSignature(last?.body), secret),
    );
    expect((await getEndpoint(await site.context(), { id })).failingSince).toBeNull();
  });

  it("waits as long as Retry-After asks, in seconds or until a date, at most a day", async () => {
    const { id } = await site.endpoint();
    site.receiver.answer = (_, response) => void response.writeHead(429, { "retry-after": "3600" }).end();
    const one = await site.worker();
    await site.happen("shop.com.store");
    await one.flush();
    const next = async () =>
      (await listDeliveries(await site.context(), { id })).items[0]?.nextTryAt?.getTime();
    expect(await next()).toBe(site.now().getTime() + 3_600_000);
    site.pass(3_600_000);
    const date = new Date(Math.ceil(site.now().getTime() / 1_000) * 1_000 + 7_200_000);
    site.receiver.answer = (_, response) =>
      void response.writeHead(503, { "retry-after": date.toUTCString() }).end();
    await one.flush();
    expect(await next()).toBe(date.getTime());
    site.receiver.answer = (_, response) => void response.writeHead(503, { "retry-after": "99999999" }).end();
    site.pass(7_201_000);
    await one.flush();
    expect(await next()).toBe(site.now().getTime() + 86_400_000);
  });

  it("is logged as what it was, and delays no other endpoint", async () => {
    const faults: Record<string, { error: string | null; status: number | null; answer: Answer }> = {
      hangs: { error: "timeout", status: null, answer: () => undefined },
      "drips a byte at a time": {
        error: "timeout",
        status: 200,
        answer: (response) => {
          response.writeHead(200);
          const drip = setInterval(() => response.write("x"), 50);
          response.on("close", () => clearInterval(drip));
        },
      },
      "drips its headers": {
        error: "timeout",
        status: null,
        answer: (_, { socket }) => {
          socket.write("HTTP/1.1 200 OK\r\n");
          const drip = setInterval(() => socket.write("x"), 50);
          socket.on("close", () => clearInterval(drip));
        },
      },
      "resets the connection": {
        error: "connection_reset",
        status: null,
        answer: (_, { socket }) => void socket.resetAndDestroy(),
      },
      "resets it within its answer": {
        error: "connection_reset",
        status: 200,
        answer: (response, { socket }) => {
          response.writeHead(200, { "content-length": "100" });
          response.write("half", () => socket.resetAndDestroy());
        },
      },
      "sends headers without end": {
        error: "invalid_response",
        status: null,
        answer: (response) => void response.writeHead(200, { "x-long": "x".repeat(100_000) }).end(),
      },
      "speaks another protocol": {
        error: "invalid_response",
        status: null,
        answer: (_, { socket }) => void socket.end("SSH-2.0-OpenSSH\r\n"),
      },
      "redirects to a metadata service": {
        error: "redirect",
        status: 302,
        answer: (response) =>
          void response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" }).end(),
      },
      "redirects and keeps the method": {
        error: "redirect",
        status: 307,
        answer: (response) => void response.writeHead(307, { location: "/redirected" }).end(),
      },
    };
    const made = new Map<string, { id: string }>();
    for (const what of [...Object.keys(faults), "quick", "10 MB"]) {
      made.set(what, await site.endpoint({ url: `${site.receiver.url}/${encodeURIComponent(what)}` }));
    }
    const quickAt = new Promise<number>((resolve) => {
      site.receiver.answer = ({ path }, response, raw) => {
        const what = decodeURIComponent(path.replace("/hook/", ""));
        if (what === "quick") resolve(performance.now());
        if (faults[what]) faults[what].answer(response, raw);
        else response.end(what === "10 MB" ? Buffer.alloc(10_485_760, "x") : "ok");
      };
    });
    const one = await site.worker({ timeoutMs: 1_500 });
    await site.happen("shop.com.store");
    const began = performance.now();
    await one.flush();
    expect((await quickAt) - began).toBeLessThan(500);
    const ctx = await site.context();
    const lineOf = async (what: string) =>
      (await listDeliveries(ctx, { id: made.get(what)?.id ?? "" })).items[0];
    for (const [what, { error, status }] of Object.entries(faults)) {
      const line = await lineOf(what);
      expect([what, line?.state, line?.lastError, line?.lastStatus]).toEqual([
        what,
        "pending",
        error,
        status,
      ]);
    }
    for (const what of ["quick", "10 MB"]) expect((await lineOf(what))?.state).toBe("delivered");
    const [large] = await db.prisma.webhookAttempt.findMany({
      where: { endpointId: made.get("10 MB")?.id ?? "" },
    });
    expect(large?.responseBody.length).toBe(16_384);
    // A kept connection that is reset is replaced once, so one may come twice.
    expect(new Set(site.receiver.received.map(({ path }) => path)).size).toBe(made.size);
  });

  it("disables an endpoint that answers 410, drops what waits and tells the owner", async () => {
    const { id } = await site.endpoint({ description: "Orders" });
    site.receiver.answer = (_, response) => void response.writeHead(410).end();
    await site.happen("shop.com.store", 3);
    const one = await site.worker();
    await one.flush();
    const ctx = await site.context();
    expect(await getEndpoint(ctx, { id })).toMatchObject({
      state: "disabled",
      stateReason: "It answered 410 Gone",
    });
    const states = (await listDeliveries(ctx, { id })).items.map(({ state }) => state);
    expect(states.sort()).toEqual(["dropped", "dropped", "failed"]);
    const mail = await db.prisma.mail.findFirstOrThrow({ where: { to: site.account.owner.email } });
    expect(mail.text).toContain(`https://portal.test/dashboard/webhooks/${id}`);
    const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { action: "webhooks.disable" } });
    expect(audit).toMatchObject({ accountId: site.account.id, actorKind: "system", subjectName: "Orders" });
    // Nothing is kept for it, and a replay brings what it missed.
    await site.happen("later.com.store");
    site.receiver.answer = (_, response) => void response.end();
    await resumeEndpoint(ctx, { id });
    expect(await replaySince(ctx, { id, since: new Date(site.now().getTime() - 60_000) })).toEqual({
      count: 4,
      isComplete: true,
    });
    await one.flush();
    expect(
      site
        .bodies()
        .slice(-4)
        .map(({ data }) => data.subdomain)
        .sort(),
    ).toEqual(["later.com.store", ...Array(3).fill("shop.com.store")]);
  });

  it("disables an endpoint that has failed for five days", async () => {
    const { id } = await site.endpoint();
    site.receiver.answer = (_, response) => void response.writeHead(500).end();
    const one = await site.worker();
    const state = async () => (await getEndpoint(await site.context(), { id })).state;
    await site.happen("shop.com.store");
    await one.flush();
    site.pass(5 * 86_400_000 - 1);
    await one.flush();
    expect(await state()).toBe("active");
    site.pass(300_001);
    await one.flush();
    expect(await state()).toBe("disabled");
    expect(await db.prisma.mail.count({ where: { to: site.account.owner.email } })).toBe(1);
  });

  it("does not delay other endpoints, however dead it is", async () => {
    const dead = await openReceiver();
    dead.answer = () => undefined;
    for (let i = 0; i < 4; i++) await site.endpoint({ url: `${dead.url}/${i}` });
    await site.endpoint();
    await site.worker({ now: () => new Date(), timeoutMs: 3_000 });
    const began = Date.now();
    for (let i = 0; i < 20; i++) await site.happen(`n${i}.com.store`);
    await site.receiver.until(20);
    expect(Date.now() - began).toBeLessThan(2_500);
    await dead.close();
  });
});

function withoutSignature(body = ""): object {
  const { signature: _, ...payload } = JSON.parse(body);
  return payload;
}

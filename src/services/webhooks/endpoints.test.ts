import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addressGuard } from "@/integrations/webhooks/guard";
import type { Context } from "@/services/context";
import { type BuiltAccount, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { openSealer } from "../sealing/sealer";
import { getDelivery, listDeliveries } from "./deliveries";
import { createEndpoint, deleteEndpoint, getEndpoint, listEndpoints, updateEndpoint } from "./endpoints";
import { replayDelivery, replaySince, sendTest } from "./replay";
import { rotateSecret } from "./rotate-secret";
import { createEndpointInput, updateEndpointInput } from "./schema";
import { pauseEndpoint, resumeEndpoint } from "./states";
import { loadStatistics } from "./statistics";

const webhooks = {
  sealer: openSealer("a secret of the portal, for tests only", "webhook secrets"),
  guard: addressGuard([]),
};
const demo = { ...webhooks, guard: addressGuard(["127.0.0.0/8", "::1"]) };
const URL_TEXT = "https://hooks.example.com/names?token=very-secret";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let account: BuiltAccount;
let ctx: Context;

beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  account = await buildAccount(db);
  ctx = { ...(await userContext(db, account)), webhooks };
});

const create = (over: Record<string, unknown> = {}, by = ctx) =>
  createEndpoint(by, createEndpointInput.parse({ url: URL_TEXT, ...over }));
const update = (input: Record<string, unknown>, by = ctx) =>
  updateEndpoint(by, updateEndpointInput.parse(input));
const audits = (id: string) =>
  db.prisma.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });

describe("a webhook", () => {
  it("is made with a secret that is shown once, stored sealed, and in no audit row", async () => {
    const { endpoint, secret } = await create({
      events: ["dns.updated", "dns.updated"],
      description: "Orders",
      headers: { "X-Team": "harbour-secret" },
    });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(endpoint).toEqual({
      id: endpoint.id,
      url: URL_TEXT,
      description: "Orders",
      events: ["dns.updated"],
      state: "active",
      stateReason: null,
      headerNames: ["X-Team"],
      previousSecretEndsAt: null,
      failingSince: null,
      lastSuccessAt: null,
      createdAt: NOW,
      updatedAt: NOW,
    });
    expect(await listEndpoints(ctx)).toEqual([endpoint]);
    expect(await getEndpoint(ctx, { id: endpoint.id })).toEqual(endpoint);
    const row = await db.prisma.webhookEndpoint.findUniqueOrThrow({ where: { id: endpoint.id } });
    const stored = JSON.stringify([row.secret, row.headers]);
    const [audit] = await audits(endpoint.id);
    expect(audit).toMatchObject({ action: "webhooks.create", accountId: account.id, subjectName: "Orders" });
    for (const hidden of [secret, "harbour-secret"]) expect(stored).not.toContain(hidden);
    for (const hidden of [secret, "harbour-secret", "very-secret"]) {
      expect(JSON.stringify(audit?.after)).not.toContain(hidden);
    }
    expect(webhooks.sealer.open(row.secret)).toBe(secret);
  });

  it("is changed, with a header kept that is not typed again, and audited", async () => {
    const { endpoint } = await create({ headers: { "X-Team": "one", "X-Other": "two" } });
    const changed = await update({
      id: endpoint.id,
      events: ["*"],
      description: "",
      headers: { "X-Team": null, "X-New": "three" },
    });
    expect(changed).toMatchObject({ events: [], headerNames: ["X-New", "X-Team"], url: URL_TEXT });
    const row = await db.prisma.webhookEndpoint.findUniqueOrThrow({ where: { id: endpoint.id } });
    expect(webhooks.sealer.open((row.headers as Record<string, string>)["X-Team"] ?? "")).toBe("one");
    expect((await audits(endpoint.id)).map(({ action }) => action)).toEqual([
      "webhooks.create",
      "webhooks.update",
    ]);
    expect(await codeOf(update({ id: endpoint.id, headers: { "X-Gone": null } }))).toBe("invalid_value");
  });

  it("is paused and resumed: what waits is dropped, what happens meanwhile can be replayed", async () => {
    const { id } = (await create()).endpoint;
    await sendTest(ctx, { id });
    expect((await pauseEndpoint(ctx, { id })).state).toBe("paused");
    expect(await db.prisma.webhookDelivery.findMany({ where: { endpointId: id } })).toMatchObject([
      { state: "dropped", endedAt: NOW },
    ]);
    expect(await codeOf(pauseEndpoint(ctx, { id }))).toBe("wrong_state");
    expect(await codeOf(sendTest(ctx, { id }))).toBe("wrong_state");
    expect(await codeOf(replaySince(ctx, { id, since: NOW }))).toBe("wrong_state");
    expect((await update({ id, active: true })).state).toBe("active");
    expect((await update({ id, active: false })).state).toBe("paused");
    expect((await resumeEndpoint(ctx, { id })).state).toBe("active");
    expect(await codeOf(replaySince(ctx, { id, since: new Date(NOW.getTime() + 1) }))).toBe("invalid_value");
  });

  it("is deleted with its log", async () => {
    const { id } = (await create()).endpoint;
    await sendTest(ctx, { id });
    await deleteEndpoint(ctx, { id });
    expect(await listEndpoints(ctx)).toEqual([]);
    expect(await db.prisma.webhookDelivery.count({ where: { endpointId: id } })).toBe(0);
    expect((await audits(id)).at(-1)).toMatchObject({
      action: "webhooks.delete",
      subjectName: "hooks.example.com",
    });
  });

  it("has one secret before a rotation and two until the overlap ends", async () => {
    const { endpoint, secret } = await create();
    const { id } = endpoint;
    const rotated = await rotateSecret(ctx, { id, overlapHours: 24 });
    expect(rotated).toMatchObject({ previousSecretEndsAt: new Date(NOW.getTime() + 86_400_000) });
    const row = await db.prisma.webhookEndpoint.findUniqueOrThrow({ where: { id } });
    expect(webhooks.sealer.open(row.secret)).toBe(rotated.secret);
    expect(webhooks.sealer.open(row.previousSecret ?? "")).toBe(secret);
    await rotateSecret(ctx, { id, overlapHours: 0 });
    expect(await db.prisma.webhookEndpoint.findUnique({ where: { id } })).toMatchObject({
      previousSecret: null,
    });
    expect(JSON.stringify((await audits(id)).map(({ after }) => after))).not.toContain(rotated.secret);
  });
});

describe("bad input", () => {
  it.each([
    "example.com/hook",
    "ftp://example.com/",
    "http://example.com/",
    "https://user:pass@example.com/",
    "https://example.com:65536/",
    "https://example.com:0/",
    "https://example.com/#part",
    "https://intranet/",
    "https://localhost/",
    "https://api.localhost./",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://[::1]/",
    "https://10.0.0.1/",
    "https://169.254.169.254/latest/",
    "https://[::ffff:192.168.0.1]/",
    "https://",
  ])("%s is refused", async (url) => {
    expect(await codeOf(create({ url }))).toBe("invalid_value");
    expect(await db.prisma.webhookEndpoint.count({ where: { accountId: account.id } })).toBe(0);
  });

  it("takes plain HTTP where operators allow the address, and nowhere else", async () => {
    const by = { ...ctx, webhooks: demo };
    expect((await create({ url: "http://127.0.0.1:9000/hook" }, by)).endpoint.url).toContain("http://127");
    expect((await create({ url: "http://localhost:9000/hook" }, by)).endpoint.state).toBe("active");
    expect(await codeOf(create({ url: "http://example.com/hook" }, by))).toBe("invalid_value");
    expect(await codeOf(create({ url: "http://10.0.0.1/hook" }, by))).toBe("invalid_value");
  });

  it.each([
    [{ url: `https://example.com/${"a".repeat(2_030)}` }, "2,048"],
    [{ events: [] }, "Choose at least one event"],
    [{ events: ["subdomain.exploded"] }, "no such event"],
    [{ events: ["webhook.test"] }, "no such event"],
    [{ headers: { "content-type": "text/plain" } }, "set by the portal"],
    [{ headers: { Host: "other" } }, "set by the portal"],
    [{ headers: { "Webhook-Id": "1" } }, "set by the portal"],
    [{ headers: { Connection: "close" } }, "set by the portal"],
    [{ headers: { "X A": "1" } }, "no header name"],
    [{ headers: { "X-A": "a\r\nX-B: b" } }, "visible ASCII"],
    [{ headers: { "X-A": "1", "x-a": "2" } }, "is there twice"],
    [{ headers: Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`X-${i}`, "1"])) }, "at most 10"],
  ])("%j is refused", (over, message) => {
    const parsed = createEndpointInput.safeParse({ url: URL_TEXT, ...over });
    expect(parsed.error?.issues[0]?.message).toContain(message);
  });

  it("refuses the 21st webhook of an account, also when they race", async () => {
    const made = await Promise.allSettled(Array.from({ length: 25 }, () => create()));
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
    expect(await codeOf(create())).toBe("limit_reached");
  });
});

describe("another account", () => {
  it("neither sees nor changes a webhook", async () => {
    const { id } = (await create()).endpoint;
    const { deliveryId } = await sendTest(ctx, { id });
    const stranger = { ...(await userContext(db, await buildAccount(db))), webhooks };
    expect(await listEndpoints(stranger)).toEqual([]);
    const tries = [
      () => getEndpoint(stranger, { id }),
      () => update({ id, description: "Mine" }, stranger),
      () => pauseEndpoint(stranger, { id }),
      () => resumeEndpoint(stranger, { id }),
      () => deleteEndpoint(stranger, { id }),
      () => rotateSecret(stranger, { id }),
      () => sendTest(stranger, { id }),
      () => listDeliveries(stranger, { id }),
      () => getDelivery(stranger, { id, deliveryId }),
      () => loadStatistics(stranger, { id }),
      () => replayDelivery(stranger, { id, deliveryId }),
      () => replaySince(stranger, { id, since: NOW }),
    ];
    for (const attempt of tries) expect(await codeOf(attempt())).toBe("not_found");
    // Nor through a webhook of its own.
    const own = await create({}, stranger);
    expect(await codeOf(replayDelivery(stranger, { id: own.endpoint.id, deliveryId }))).toBe("not_found");
    expect(await codeOf(getDelivery(stranger, { id: own.endpoint.id, deliveryId }))).toBe("not_found");
  });

  it("and roles and keys without the scope are refused", async () => {
    for (const role of ["billing", "read_only"] as const) {
      const by = { ...(await userContext(db, account, { role })), webhooks };
      expect(await codeOf(create({}, by))).toBe("missing_scope");
    }
    const technical = { ...(await userContext(db, account, { role: "technical" })), webhooks };
    expect(await codeOf(create({}, technical))).toBeNull();
    const key = { ...(await keyContext(db, account, { scopes: ["webhooks:read"] })), webhooks };
    expect(await listEndpoints(key)).toHaveLength(1);
    expect(await codeOf(create({}, key))).toBe("missing_scope");
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { EVENT_TYPES } from "@/services/events/catalogue";
import { type BuiltAccount, buildAccount, buildKey } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { openApiDocument } from "./openapi";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let account: BuiltAccount;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
  account = await buildAccount(db, { balance: 100_000 });
  key = (await buildKey(db, account)).key;
});
afterAll(() => db.close());

const body = { url: "https://hooks.example.com/names", events: ["subdomain.registered", "dns.updated"] };
const make = async () => (await send("POST", "/webhooks", { key, body })).data;

test("a webhook is registered, read, changed, tested, given a new secret and deleted", async () => {
  const made = await send("POST", "/webhooks", { key, body });
  expect(made.status).toBe(201);
  expect(made.data).toMatchObject({ ...body, status: "active", headers: [] });
  const { secret, ...shown } = made.data;
  expect(secret).toMatch(/^whsec_/);
  const path = `/webhooks/${shown.id}`;
  expect((await send("GET", path, { key })).data).toEqual(shown);
  expect((await send("GET", "/webhooks", { key })).list).toContainEqual(shown);
  const changed = await send("PUT", path, { key, body: { events: ["*"], headers: { "X-Team": "harbour" } } });
  expect(changed.data).toMatchObject({ events: ["*"], headers: ["X-Team"] });
  expect(changed.text).not.toContain("harbour");
  const tested = await send("POST", `${path}/test`, { key });
  expect(tested.status).toBe(201);
  const deliveries = await send("GET", `${path}/deliveries?status=pending`, { key });
  expect(deliveries.list).toMatchObject([
    { id: tested.data.delivery_id, event_id: tested.data.event_id, event: "webhook.test", attempts: 0 },
  ]);
  expect((await send("GET", `${path}/deliveries/${tested.data.delivery_id}`, { key })).data).toMatchObject({
    data: { webhook_id: shown.id },
    log: [],
  });
  const replayed = await send("POST", `${path}/deliveries/${tested.data.delivery_id}/replay`, { key });
  expect(replayed.data.event_id).toBe(tested.data.event_id);
  const rotated = await send("POST", `${path}/rotate-secret`, { key, body: { overlap_hours: 1 } });
  expect(rotated.data.secret).not.toBe(secret);
  expect(rotated.data.previous_secret_ends_at).toBe("2026-11-21T10:00:00Z");
  expect((await send("PUT", path, { key, body: { active: false } })).data.status).toBe("paused");
  expect((await send("POST", `${path}/test`, { key })).status).toBe(409);
  expect((await send("DELETE", path, { key })).status).toBe(200);
  expect((await send("GET", path, { key })).status).toBe(404);
});

test("the log is paged, from the newest on", async () => {
  const { id } = await make();
  for (let i = 0; i < 5; i++) await send("POST", `/webhooks/${id}/test`, { key });
  const seen: unknown[] = [];
  let cursor = "";
  for (let page = 0; page < 3; page++) {
    const { list, meta } = await send("GET", `/webhooks/${id}/deliveries?limit=2${cursor}`, { key });
    seen.push(...list.map((line) => line.id));
    cursor = `&cursor=${meta.next_cursor}`;
    if (page === 2) expect(meta.next_cursor).toBeNull();
  }
  expect(new Set(seen).size).toBe(5);
  expect((await send("GET", `/webhooks/${id}/deliveries?cursor=x`, { key })).status).toBe(400);
  expect((await send("GET", `/webhooks/${id}/deliveries?event=nothing`, { key })).status).toBe(400);
});

test.each([
  [{}, 400],
  [{ ...body, events: [] }, 422],
  [{ ...body, events: ["nothing"] }, 422],
  [{ url: "http://example.com/" }, 422],
  [{ url: "https://10.0.0.1/" }, 422],
  [{ url: "https://a:b@example.com/" }, 422],
  [{ ...body, headers: { host: "x" } }, 422],
  [{ ...body, headers: { a: 1 } }, 400],
  [{ ...body, secret: "mine" }, 400],
])("%j is refused with %d", async (sent, status) => {
  expect((await send("POST", "/webhooks", { key, body: sent })).status).toBe(status);
});

test("what is no id is not found", async () => {
  for (const path of ["/webhooks/1", "/webhooks/1/deliveries", "/webhooks/1/deliveries/2"]) {
    expect((await send("GET", path, { key })).status).toBe(404);
  }
});

test("events are read by the ids that webhooks are sent, once each and in order", async () => {
  const reader = await buildAccount(db, { balance: 100_000 });
  const readerKey = (await buildKey(db, reader)).key;
  const names = ["one", "two", "three", "four", "five"];
  for (const subdomain of names) {
    await send("POST", "/subdomains", {
      key: readerKey,
      body: { subdomain: `${subdomain}-feed`, domain: "com.store" },
    });
  }
  const seen: Record<string, unknown>[] = [];
  let after = "";
  for (;;) {
    const { list, meta } = await send("GET", `/events?limit=2${after}`, { key: readerKey });
    seen.push(...list);
    after = `&after=${meta.next}`;
    if (!meta.has_more) break;
  }
  const [made, ...registered] = seen;
  expect(made).toMatchObject({ event: "key.created" });
  expect(registered.map(({ data }) => (data as { subdomain: string }).subdomain)).toEqual(
    names.map((name) => `${name}-feed.com.store`),
  );
  const stored = await db.prisma.event.findMany({ where: { accountId: reader.id } });
  expect(seen.map(({ id }) => id).sort()).toEqual(stored.map(({ id }) => id).sort());
  expect(registered[0]).toMatchObject({
    event: "subdomain.registered",
    data: { registrant_id: reader.number },
  });
  const end = await send("GET", `/events?limit=2${after}`, { key: readerKey });
  expect([end.list, end.meta]).toEqual([[], { next: seen.at(-1)?.id, has_more: false }]);
  // Another account has nothing of it, and cannot go on from its ids.
  expect((await send("GET", `/events?after=${seen[0]?.id}`, { key })).status).toBe(422);
  expect((await send("GET", "/events?after=1", { key })).status).toBe(400);
});

test("the document describes every event that is sent", () => {
  const { webhooks = {} } = openApiDocument("https://portal.test");
  expect(Object.keys(webhooks)).toEqual(EVENT_TYPES);
});

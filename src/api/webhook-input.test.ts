import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEnv } from "@/env";
import { addressGuard } from "@/integrations/webhooks/guard";
import { openSealer } from "@/services/sealing/sealer";
import { type BuiltAccount, buildAccount, buildKey, userContext } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { appRouter } from "./trpc/root";

const URL_TEXT = "https://hooks.example.com/names";
const webhooks = {
  sealer: openSealer("a secret of the portal, for tests only", "webhook secrets"),
  guard: addressGuard([]),
};

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let account: BuiltAccount;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
  account = await buildAccount(db);
});
afterAll(() => db.close());

async function doorsOf(owner: BuiltAccount) {
  const { key } = await buildKey(db, owner);
  const caller = appRouter.createCaller({ ...(await userContext(db, owner)), webhooks });
  return { key, caller };
}

/** The catalogue's code of the error that a procedure threw; null when it threw none. */
const codeOf = (call: Promise<unknown>): Promise<string | null> =>
  call.then(
    () => null,
    (error: { cause?: { code?: string } }) => error.cause?.code ?? String(error),
  );

describe("what is refused by both doors", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ["a URL without scheme", { url: "example.com/hook" }, /whole URL such as https:/],
    ["another scheme", { url: "ftp://example.com/" }, /begin with https:/],
    ["plain HTTP", { url: "http://example.com/" }, /begin with https:/],
    ["credentials", { url: "https://user:pass@example.com/" }, /user and password out of the URL/],
    ["a port out of range", { url: "https://example.com:65536/" }, /port must be 1 to 65535/],
    ["port 0", { url: "https://example.com:0/" }, /port must be 1 to 65535/],
    ["a private address", { url: "https://10.0.0.1/" }, /not public \(private\)/],
    ["a metadata service", { url: "https://169.254.169.254/" }, /not public \(link-local\)/],
    ["an address in disguise", { url: "https://[::ffff:7f00:1]/" }, /not public \(loopback\)/],
    ["this machine by name", { url: "https://localhost:3000/" }, /not public \(loopback\)/],
    [
      "an unknown event",
      { url: URL_TEXT, events: ["subdomain.exploded"] },
      /no such event|must be \*, subdomain/,
    ],
    ["an empty list of events", { url: URL_TEXT, events: [] }, /at least one event/],
  ])("%s", async (_, input, message) => {
    const { key, caller } = await doorsOf(account);
    const answer = await send("POST", "/webhooks", { key, body: input });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(message);
    const field = "events" in input ? "events" : "url";
    expect(answer.error.details.errors?.[0]?.field).toMatch(new RegExp(`^${field}`));
    const refused = caller.webhooks.create(input as { url: string });
    expect(await codeOf(refused)).toMatch(/^invalid_(?:value|request)$/);
    await expect(refused).rejects.toThrow(message);
    expect(await db.prisma.webhookEndpoint.count()).toBe(0);
  });

  it("a 21st endpoint", async () => {
    const owner = await buildAccount(db);
    const { key, caller } = await doorsOf(owner);
    for (let i = 0; i < 20; i++) await caller.webhooks.create({ url: URL_TEXT });
    const { status, text } = await send("POST", "/webhooks", { key, body: { url: URL_TEXT } });
    expect([status, text]).toEqual([422, expect.stringMatching(/at most 20 webhooks/)]);
    expect(await codeOf(caller.webhooks.create({ url: URL_TEXT }))).toBe("limit_reached");
    expect(await db.prisma.webhookEndpoint.count({ where: { accountId: owner.id } })).toBe(20);
  });

  it("a replay of another account's delivery, also through an endpoint of one's own", async () => {
    const [owner, stranger] = [await buildAccount(db), await buildAccount(db)];
    const theirs = await doorsOf(owner);
    const mine = await doorsOf(stranger);
    const { endpoint } = await theirs.caller.webhooks.create({ url: URL_TEXT });
    const { deliveryId } = await theirs.caller.webhooks.sendTest({ id: endpoint.id });
    const own = (await mine.caller.webhooks.create({ url: URL_TEXT })).endpoint;
    const before = await db.prisma.webhookDelivery.count();
    for (const id of [endpoint.id, own.id]) {
      const path = `/webhooks/${id}/deliveries/${deliveryId}/replay`;
      expect((await send("POST", path, { key: mine.key })).status).toBe(404);
      expect(await codeOf(mine.caller.webhooks.replay({ id, deliveryId }))).toBe("not_found");
    }
    expect(await db.prisma.webhookDelivery.count()).toBe(before);
  });
});

describe("plain HTTP and this machine", () => {
  const createIn = async (environment: Record<string, string>, url: string) => {
    const guard = addressGuard(readEnv(environment).webhookAllow);
    const ctx = { ...(await userContext(db, account)), webhooks: { ...webhooks, guard } };
    return codeOf(appRouter.createCaller(ctx).webhooks.create({ url }));
  };

  it("are taken in a demonstration, and in production only where operators allow them", async () => {
    const here = ["http://localhost:9000/hook", "http://127.0.0.1:9000/hook", "https://[::1]/hook"];
    for (const url of here) {
      expect(await createIn({}, url)).toBeNull();
      expect(await createIn({ DEMO: "off" }, url)).toBe("invalid_value");
    }
    expect(await createIn({ DEMO: "off", WEBHOOK_ALLOW: "127.0.0.1" }, "http://127.0.0.1/hook")).toBeNull();
    // What the demonstration allows is this machine, not plain HTTP.
    expect(await createIn({}, "http://example.com/hook")).toBe("invalid_value");
    expect(await createIn({}, "https://10.0.0.1/hook")).toBe("invalid_value");
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { authenticateKey } from "@/services/access/authenticate-key";
import { createAuthCode } from "@/services/names/auth-code";
import { updateName } from "@/services/names/update";
import { forgetPolicies } from "@/services/namespaces/policy";
import { anonymousContext, type BuiltAccount, buildAccount, buildKey, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { accountPath, openToolsApi, type SendTool, type ToolReceived } from "@/testing/tools-api";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: SendTool;
let account: BuiltAccount;
let call: Call;

type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<ToolReceived>;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openToolsApi(db);
  ({ account, call } = await buildBuyer(1_000_000));
});
afterAll(() => db.close());

const CONTACT = {
  email: "ada@example.com",
  phone: "+1.5555555555",
  postal_info: { name: "Ada Lovelace", address: { city: "Austin", country_code: "US" } },
};

/** An account with a default contact, and what it sends to its tree. */
async function buildBuyer(balance: number): Promise<{ account: BuiltAccount; call: Call }> {
  const buyer = await buildAccount(db, { balance });
  const { key } = await buildKey(db, buyer);
  const tree = `${accountPath(buyer)}/registrar`;
  const own: Call = (method, path, body, headers) => send(method, tree + path, { key, body, headers });
  expect((await own("POST", "/contacts", CONTACT)).status).toBe(201);
  return { account: buyer, call: own };
}

const register = (domain_name: unknown, more: object = {}) =>
  call("POST", "/registrations", { domain_name, ...more });
const faults = ({ status, errors }: ToolReceived) => [status, errors.map(({ source }) => source?.pointer)];

describe("a check", () => {
  test("takes 1 to 20 names", async () => {
    const domains = Array.from({ length: 21 }, (_, index) => `name${index}.com.store`);
    for (const wrong of [{ domains: [] }, { domains }, {}, { domains: "a.com.store" }]) {
      expect(faults(await call("POST", "/domain-check", wrong))).toEqual([400, ["/domains"]]);
    }
    const { result } = await call("POST", "/domain-check", { domains: domains.slice(1) });
    expect(result.domains).toHaveLength(20);
  });

  test("says why a name is not to be had, and tells of what is none in the messages", async () => {
    const ask = (name: string) => ({ name, registrable: false });
    await register("taken.com.store");
    const domains = ["taken.com.store", "www.com.store", "a.zz", "bücher.com.store", "😀.com.store"];
    const malformed = [
      "a b.com.store",
      "https://a.com.store",
      "a.com.store:80",
      "com.store",
      "alone",
      ".",
      "",
    ];
    const { status, result, text } = await call("POST", "/domain-check", {
      domains: [...domains, ...malformed],
    });
    expect(status).toBe(200);
    expect(result.domains).toMatchObject([
      { ...ask("taken.com.store"), reason: "domain_unavailable" },
      { ...ask("www.com.store"), reason: "domain_unavailable" },
      { ...ask("a.zz"), reason: "extension_not_supported" },
      { name: "xn--bcher-kva.com.store", registrable: true, tier: "standard" },
      { ...ask("xn--e28h.com.store"), reason: "domain_unavailable" },
    ]);
    const { messages } = JSON.parse(text) as { messages: { source: { pointer: string } }[] };
    expect(messages.map(({ source }) => source.pointer)).toEqual([
      "/domains/4",
      ...malformed.map((_, index) => `/domains/${index + domains.length}`),
    ]);
  });

  test("tells an extension that sells nothing now, or not here, apart", async () => {
    const before = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "defiwallet" } });
    const reasonOf = async () => {
      forgetPolicies(db);
      const { result } = await call("POST", "/domain-check", { domains: ["free.defiwallet"] });
      return (result.domains as { reason?: string }[])[0]?.reason;
    };
    const set = (data: object) => db.prisma.namespace.update({ where: { name: "defiwallet" }, data });
    await set({ listedFor: ["dashboard"] });
    expect(await reasonOf()).toBe("extension_not_supported_via_api");
    await set({ listedFor: before.listedFor });
    const price = { namespaceId: before.id, operation: "register" as const };
    await db.prisma.price.updateMany({ where: price, data: { validFrom: new Date("2030-01-01") } });
    expect(await reasonOf()).toBe("extension_disallows_registration");
    await db.prisma.price.updateMany({ where: price, data: { validFrom: new Date("2026-01-01") } });
    expect(await reasonOf()).toBeUndefined();
  });
});

describe("a registration", () => {
  test.each([
    [{}, "/domain_name"],
    [{ domain_name: 1 }, "/domain_name"],
    [{ domain_name: "alone" }, "/domain_name"],
    [{ domain_name: "a b.com.store" }, "/domain_name"],
    [{ domain_name: "www.com.store" }, undefined],
    [{ domain_name: "fine.com.store", years: 0 }, "/years"],
    [{ domain_name: "fine.com.store", years: 11 }, "/years"],
    [{ domain_name: "fine.com.store", years: "1" }, "/years"],
    [{ domain_name: "fine.com.store", years: 1.5 }, "/years"],
    [{ domain_name: "fine.com.store", auto_renew: "yes" }, "/auto_renew"],
    [{ domain_name: "fine.com.store", privacy_mode: "hidden" }, "/privacy_mode"],
    [{ domain_name: "fine.com.store", contacts: [] }, "/contacts"],
    [
      { domain_name: "fine.com.store", contacts: { registrant: { postal_info: { name: "A" } } } },
      "/contacts/registrant/email",
    ],
    [
      { domain_name: "fine.com.store", contacts: { technical: { ...CONTACT, phone: "555" } } },
      "/contacts/technical/phone",
    ],
    [
      {
        domain_name: "fine.com.store",
        contacts: {
          registrant: { ...CONTACT, postal_info: { name: "A", address: { country_code: "USA" } } },
        },
      },
      "/contacts/registrant/postal_info/address/country_code",
    ],
  ])("names the field of %o", async (body, pointer) => {
    const before = await db.prisma.workflow.count();
    const { status, errors } = await call("POST", "/registrations", body);
    expect(status).toBe(pointer === undefined ? 409 : 400);
    expect(errors).toMatchObject([{ code: 10000, ...(pointer && { source: { pointer } }) }]);
    expect(await db.prisma.workflow.count()).toBe(before);
  });

  test("is the same one when it is sent again, and a conflict that stays when it says something else", async () => {
    const first = await register("again.com.store");
    const again = await register("again.com.store");
    expect([again.status, again.text]).toEqual([201, first.text]);
    const other = await register("again.com.store", { years: 2 });
    expect([other.status, other.headers.get("x-should-retry")]).toEqual([409, "false"]);
    expect(await db.prisma.name.count({ where: { fqdn: "again.com.store" } })).toBe(1);
  });

  test("of a premium name waits for its price, and is never bought unawares", async () => {
    const { id } = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "com.store" } });
    await db.prisma.premiumName.create({
      data: { namespaceId: id, label: "gilded", registerAmount: 12_000, renewAmount: 9_000 },
    });
    const { result } = await call("POST", "/domain-check", { domains: ["gilded.com.store"] });
    const pricing = { currency: "USD", registration_cost: "120.00", renewal_cost: "90.00" };
    const gilded = {
      name: "gilded.com.store",
      registrable: false,
      tier: "premium",
      reason: "domain_premium",
      pricing,
    };
    expect(result.domains).toEqual([gilded]);

    const waiting = await register("gilded.com.store");
    expect([waiting.status, waiting.result]).toMatchObject([
      202,
      {
        state: "action_required",
        completed: false,
        context: { action: "premium_consent", amount: "120.00" },
      },
    ]);
    const wrong = await register("gilded.com.store", { acknowledgements: { premium_fee: "12.00" } });
    expect(wrong.result.state).toBe("action_required");
    const bought = await register("gilded.com.store", { acknowledgements: { premium_fee: "120.00" } });
    expect([bought.status, bought.result.state]).toEqual([201, "succeeded"]);
  });

  test("that nothing pays for waits, and can be given up", async () => {
    const poor = await buildBuyer(0);
    const body = { domain_name: "unpaid.com.store" };
    const waiting = await poor.call("POST", "/registrations", body);
    expect([waiting.status, waiting.result]).toMatchObject([
      202,
      { state: "action_required", context: { action: "payment_method", amount: "29.99", currency: "USD" } },
    ]);
    expect((await poor.call("GET", "/registrations/unpaid.com.store")).result).toEqual({
      domain_name: "unpaid.com.store",
      status: "registration_pending",
      created_at: "2026-11-21T09:00:00Z",
      expires_at: null,
      auto_renew: false,
      privacy_mode: "redaction",
      locked: false,
    });
    const status = "/registrations/unpaid.com.store/registration-status";
    expect((await poor.call("DELETE", status)).result).toMatchObject({
      state: "failed",
      completed: true,
      error: { code: "cancelled" },
    });
    expect((await poor.call("GET", status)).result.state).toBe("failed");
    expect((await call("GET", status)).status).toBe(404);
  });
});

describe("a name of the account", () => {
  test("is changed, renewed once, and deleted", async () => {
    const path = "/registrations/mine.com.store";
    await register("mine.com.store");
    const changed = await call("PATCH", path, {
      auto_renew: true,
      locked: false,
      privacy_mode: "off",
      contacts: { billing: CONTACT },
    });
    const context = { registration: { auto_renew: true, locked: false, privacy_mode: "off" } };
    expect([changed.status, changed.result]).toMatchObject([200, { state: "succeeded", context }]);
    expect(faults(await call("PATCH", path, { locked: "no" }))).toEqual([400, ["/locked"]]);

    const renewal = { years: 1, current_expires_at: "2027-11-21T09:00:00Z" };
    const renewed = await call("POST", `${path}/renew`, renewal);
    expect(renewed.result).toMatchObject({
      context: { registration: { expires_at: "2028-11-21T09:00:00Z" } },
    });
    const repeated = await call("POST", `${path}/renew`, renewal);
    expect((await call("GET", path)).result.expires_at, repeated.text).toBe("2028-11-21T09:00:00Z");
    expect((await call("GET", `${path}/renewal-status`)).result.completed).toBe(true);

    const { result } = await call("DELETE", path);
    expect(result).toMatchObject({ domain_name: "mine.com.store", released: true });
    expect((await call("GET", path)).status).toBe(404);
  });

  test("is not there for another account", async () => {
    await register("ours.com.store");
    const other = await buildBuyer(1_000);
    const path = "/registrations/ours.com.store";
    for (const [method, at] of [
      ["GET", path],
      ["PATCH", path],
      ["DELETE", path],
      ["POST", `${path}/renew`],
      ["GET", `${path}/registration-status`],
    ] as const) {
      expect((await other.call(method, at)).status, `${method} ${at}`).toBe(404);
    }
    const { status, errors } = await other.call("POST", `${path}/transfer-in`, { auth_code: "d3Jvbmc=" });
    expect([status, errors[0]?.source?.pointer]).toEqual([400, "/auth_code"]);
    expect(faults(await other.call("POST", `${path}/transfer-in`, { auth_code: "?" }))).toEqual([
      400,
      ["/auth_code"],
    ]);
  });

  test("is listed by cursor, whose pages are nobody else's", async () => {
    const all: unknown[] = [];
    let cursor = "";
    do {
      const { list, info } = await call("GET", `/registrations?per_page=2&sort_by=name&cursor=${cursor}`);
      expect(info).toMatchObject({ count: list.length, per_page: 2 });
      all.push(...list.map(({ domain_name }) => domain_name));
      cursor = String(info.cursor);
    } while (cursor !== "");
    const held = await db.prisma.name.findMany({ where: { accountId: account.id, releasedAt: null } });
    expect(all).toEqual(held.map(({ fqdn }) => fqdn).sort());

    const first = await call("GET", "/registrations?per_page=1");
    const other = await buildBuyer(0);
    for (const wrong of [String(first.info.cursor), "abc", "%00", "e30"]) {
      const answer = await other.call("GET", `/registrations?cursor=${wrong}`);
      expect(answer.status).toBe(400);
    }
    expect(faults(await call("GET", "/registrations?sort_by=price"))).toEqual([400, ["/sort_by"]]);
    expect(faults(await call("GET", "/registrations?per_page=0"))).toEqual([400, ["/per_page"]]);
  });
});

test("a transfer check tells how a name stands only to whom has its code", async () => {
  const domain_name = "leaving.com.store";
  const other = await buildBuyer(100_000);
  await other.call("POST", "/registrations", { domain_name });
  const { key } = await buildKey(db, other.account);
  const holder = anonymousContext(db, { actor: await authenticateKey(db, key, null, NOW) });
  await updateName(holder, { name: domain_name, lock: false });
  const { authCode } = await createAuthCode(holder, { name: domain_name });
  const code = Buffer.from(authCode).toString("base64");
  const outcomeOf = async (name: string, auth_code?: string) => {
    const { result, text } = await call("POST", "/domain-transfer-check", {
      domains: [{ domain_name: name, auth_code }],
    });
    const found = (result.domains as Record<string, { transferable: boolean; reasons?: { code: string }[] }>)[
      name
    ];
    expect(found?.transferable, text).toBe(found?.reasons === undefined);
    return found?.reasons?.[0]?.code ?? null;
  };
  expect(await outcomeOf(domain_name, code)).toBeNull();
  expect(await outcomeOf(domain_name, "d3Jvbmc=")).toBe("invalid_auth_code");
  expect(await outcomeOf(domain_name, "?")).toBe("invalid_auth_code_format");
  expect(await outcomeOf("nobodys.com.store", code)).toBe("domain_not_exists");
  expect(await outcomeOf("example.zz")).toBe("extension_not_supported");
  expect(await outcomeOf("a b")).toBe("domain_unsupported");
  await db.prisma.name.updateMany({ where: { fqdn: domain_name }, data: { serverStatuses: ["serverHold"] } });
  expect(await outcomeOf(domain_name)).toBe("invalid_auth_code");
  expect(await outcomeOf(domain_name, code)).toBe("registry_status");
  await updateName(holder, { name: domain_name, lock: true });
  expect(await outcomeOf(domain_name, code)).toBe("domain_locked");
  await db.prisma.namespace.updateMany({ data: { transferLockDays: 60 } });
  forgetPolicies(db);
  expect(await outcomeOf(domain_name, code)).toBe("domain_outside_transfer_window");
});

test("the address book keeps contacts, one of them the default", async () => {
  const { call: own } = await buildBuyer(0);
  const { list } = await own("GET", "/contacts");
  expect(list).toMatchObject([{ ...CONTACT, postal_info: { name: "Ada Lovelace" }, is_default: true }]);
  const path = `/contacts/${list[0]?.id}`;
  const second = await own("POST", "/contacts", { email: "bob@example.com", postal_info: { name: "Bob" } });
  expect(second.result).toMatchObject({ is_default: false, phone: null });
  const changed = await own("PATCH", path, { phone: null, postal_info: { address: { city: "Dallas" } } });
  expect(changed.result).toMatchObject({
    email: "ada@example.com",
    phone: null,
    postal_info: { name: "Ada Lovelace", address: { city: "Dallas", country_code: "US" } },
  });
  expect((await own("PUT", `/contacts/${second.result.id}/default`)).result.is_default).toBe(true);
  expect((await own("GET", path)).result.is_default).toBe(false);
  expect(faults(await own("POST", "/contacts", { email: "ada" }))).toEqual([400, ["/email", "/postal_info"]]);
  expect((await call("GET", path)).status).toBe(404);
  expect((await own("DELETE", `/contacts/${second.result.id}?next_default=${list[0]?.id}`)).status).toBe(200);
  expect((await own("GET", "/contacts")).list).toMatchObject([{ id: list[0]?.id, is_default: true }]);
  for (const wrong of ["/contacts/1", `/contacts/${"0".repeat(32)}`]) {
    expect((await own("GET", wrong)).status).toBe(404);
  }
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/services/access/scopes";
import { forgetPolicies } from "@/services/namespaces/policy";
import { startRun } from "@/services/ote/start-run";
import { type BuiltAccount, buildAccount, buildKey, userContext } from "@/testing/builders";
import { buildChannel } from "@/testing/channels";
import { buildDefaultContact } from "@/testing/contacts";
import { type Agent, openTestMcp, type TestMcp } from "@/testing/mcp";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let door: TestMcp;
let account: BuiltAccount;
let buyer: Agent;
let stranger: Agent;

beforeAll(async () => {
  db = await openTestRegistry();
  door = await openTestMcp(db);
  account = await buildAccount(db, { balance: 1_000_000 });
  await buildDefaultContact(db, account);
  buyer = await agent();
  const other = await buildAccount(db, { balance: 100_000 });
  await buildDefaultContact(db, other);
  stranger = await agent(undefined, 50_000, other);
});
afterAll(async () => {
  await door.close();
  await db.close();
});

/** An agent with a token of the account, with every scope unless `scopes` says fewer; `limit` in minor units. */
async function agent(scopes?: readonly Scope[], limit: number | null = 500_000, of = account) {
  const { id, key } = await buildKey(db, of, { scopes });
  await db.prisma.apiKey.update({ where: { id }, data: { spendLimitAmount: limit } });
  return door.connect(key);
}

/** The audit rows of agents' calls that `work` leaves: tool, outcome and what it was about. */
async function callsOf(work: () => Promise<unknown>): Promise<string[]> {
  const last = await db.prisma.auditEntry.findFirst({ orderBy: { id: "desc" } });
  await work();
  const rows = await db.prisma.auditEntry.findMany({
    where: { action: "agents.call", id: { gt: last?.id ?? 0 } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ after, subjectName, door, actorKind }) => {
    expect([door, actorKind]).toEqual(["mcp", "api_key"]);
    const { tool, outcome } = after as { tool: string; outcome: string };
    return `${tool} ${outcome} ${subjectName}`;
  });
}

const quoteOf = (answer: Record<string, unknown>) =>
  answer.quote as { price: string; premium: boolean; confirmation: Record<string, string> };
const requestOf = (answer: Record<string, unknown>) => answer.request as Record<string, string>;

async function register(name: string, by = buyer): Promise<string> {
  const { confirmation: confirm } = quoteOf(await by.call("register_name", { name }));
  return requestOf(await by.call("register_name", { name, confirm })).request_id ?? "";
}

describe("a token's tools", () => {
  it("are those that its scopes allow, and without agents:write nothing that changes", async () => {
    const names = async (of: Agent) => (await of.client.listTools()).tools.map(({ name }) => name);
    expect(await names(await agent(["billing:read"]))).toEqual(["whoami", "list_extensions"]);
    const reader = await agent(["names:read", "names:register", "dns:read", "dns:write", "channel:read"]);
    const all = (await buyer.client.listTools()).tools;
    const changes = ["register_name", "renew_name", "apply_dns_changes"];
    expect(await names(reader)).toEqual(
      all.map(({ name }) => name).filter((name) => !changes.includes(name)),
    );
    for (const { name, annotations, outputSchema, description } of all) {
      const isChange = changes.includes(name);
      expect(annotations, name).toMatchObject({ readOnlyHint: !isChange, openWorldHint: false });
      expect([outputSchema?.type, typeof description], name).toEqual(["object", "string"]);
    }
    const refused = await callsOf(async () => {
      for (const name of changes) {
        expect(await reader.refusal(name, { name: "x.com.store" })).toMatchObject({
          code: "missing_scope",
          details: { required_scope: "agents:write" },
        });
      }
    });
    expect(refused).toEqual(changes.map((name) => `${name} missing_scope Test key`));
  });

  it("say whose token it is, and what it may spend", async () => {
    expect(await buyer.call("whoami")).toMatchObject({
      account: { number: account.number, organization: account.organization },
      token: { name: "Test key", can_change: true, can_buy: true },
      spend_limits: [{ currency: "USD", limit: "5000.00" }],
      balances: [{ currency: "USD" }],
    });
    const reader = await agent(["names:read"], null);
    expect(await reader.call("whoami")).toMatchObject({
      token: { scopes: ["names:read"], can_change: false, can_buy: false },
      spend_limits: [{ limit: null, left: null }],
      balances: null,
    });
  });
});

describe("names", () => {
  it("are searched, checked and priced, without a trace of what was searched for", async () => {
    await register("harbour.com.store", stranger);
    const rows = await callsOf(async () => {
      const found = await buyer.call("search_names", { query: "harbour", limit: 3 });
      expect(found.suggestions).toHaveLength(3);
      const checked = await buyer.call("check_names", {
        names: ["harbour.com.store", "a b", "vault.defiwallet"],
      });
      expect(checked.names).toMatchObject([
        { result: { available: false, reason: "taken" }, error: null },
        { result: null, error: { code: "invalid_label" } },
        { result: { available: true, premium: true, register_price: "2000.00", renew_price: "400.00" } },
      ]);
      const { extensions } = await buyer.call("list_extensions");
      expect(extensions).toMatchObject([
        { extension: "com.store", register_price: "29.99", currency: "USD" },
        {},
      ]);
    });
    expect(rows).toEqual([
      "search_names ok Test key",
      "check_names ok Test key",
      "list_extensions ok Test key",
    ]);
  });

  it("of the account are listed and shown; those of others are not there", async () => {
    const id = await register("lantern.com.store");
    const listed = await buyer.call("list_registrations", { query: "lantern" });
    expect(listed).toMatchObject({
      total: 1,
      registrations: [{ name: "lantern.com.store", state: "active" }],
    });
    const shown = await buyer.call("get_registration", { name: "lantern.com.store" });
    expect(shown).toMatchObject({ renew_price: "29.99", hosted: true, auto_renew: false, privacy: true });
    expect(buyer.lastText()).toContain("\nexpires_at: 2027-11-21T09:00:00Z\n");
    const request = { request_id: id, kind: "registration", state: "succeeded", completed: true };
    expect(await buyer.call("get_request", { request_id: id })).toMatchObject(request);
    expect(await buyer.call("get_request", { name: "lantern.com.store" })).toMatchObject(request);
    const rows = await callsOf(async () => {
      for (const [tool, args] of [
        ["get_registration", { name: "lantern.com.store" }],
        ["get_request", { request_id: id }],
        ["get_request", { request_id: "nonsense" }],
        ["list_dns_records", { name: "lantern.com.store" }],
        ["plan_dns_changes", { name: "lantern.com.store" }],
        ["apply_dns_changes", { name: "lantern.com.store", serial: 1 }],
        ["renew_name", { name: "lantern.com.store" }],
      ] as const) {
        expect((await stranger.refusal(tool, args)).code, tool).toBe("not_found");
      }
    });
    expect(rows).toHaveLength(7);
    expect(rows.at(-1)).toBe("renew_name not_found lantern.com.store");
    expect((await buyer.refusal("get_request", {})).fields).toMatchObject([{ path: "request_id" }]);
  });
});

describe("a purchase", () => {
  it("is quoted first, which changes nothing, and bought once at exactly the price that was confirmed", async () => {
    const name = "orchard.com.store";
    const before = await countRows(db);
    const { price, confirmation } = quoteOf(await buyer.call("register_name", { name, years: 2 }));
    expect([price, confirmation]).toEqual(["59.98", { amount: "59.98", currency: "USD" }]);
    expect(await countRows(db)).toEqual({ ...before, audit: before.audit + 1 });
    const rows = await callsOf(async () => {
      for (const confirm of [
        { amount: "29.99", currency: "USD" },
        { amount: 59.98, currency: "EUR" },
        { amount: "59.981", currency: "USD" },
        { amount: "", currency: "USD" },
      ]) {
        const { code, details } = await buyer.refusal("register_name", { name, years: 2, confirm });
        expect([code, details]).toEqual(["price_changed", { price: 59.98, currency: "USD", years: 2 }]);
      }
    });
    expect(rows).toEqual(Array(4).fill(`register_name price_changed ${name}`));
    const confirmed = { name, years: 2, confirm: { amount: 59.98, currency: "usd" } };
    const bought = await buyer.call("register_name", confirmed);
    expect(bought).toMatchObject({
      needs_confirmation: false,
      quote: null,
      request: { state: "succeeded", name },
    });
    const left = async () => ((await buyer.call("whoami")).spend_limits as { left: string }[])[0]?.left;
    const spent = await left();
    expect(requestOf(await buyer.call("register_name", confirmed)).request_id).toBe(
      requestOf(bought).request_id,
    );
    expect(await left()).toBe(spent);
    expect((await stranger.refusal("register_name", { name })).code).toBe("name_taken");
    expect((await stranger.refusal("register_name", confirmed)).code).toBe("name_taken");
  });

  it("that is confirmed several times at once happens once", async () => {
    const name = "ferry.com.store";
    const { confirmation: confirm } = quoteOf(await buyer.call("register_name", { name }));
    const charges = () => db.prisma.ledgerTransaction.count();
    const before = await charges();
    const bought = await Promise.all(
      Array.from({ length: 5 }, () => buyer.call("register_name", { name, confirm })),
    );
    expect(new Set(bought.map((answer) => requestOf(answer).request_id)).size).toBe(1);
    const renewal = { name, confirm: quoteOf(await buyer.call("renew_name", { name })).confirmation };
    await Promise.all(
      Array.from({ length: 5 }, () => buyer.client.callTool({ name: "renew_name", arguments: renewal })),
    );
    expect(await buyer.call("get_registration", { name })).toMatchObject({
      expires_at: "2028-11-21T09:00:00Z",
    });
    expect((await charges()) - before).toBe(2);
  });

  it("at a price that has changed since it was shown is refused, and says the new one", async () => {
    const name = "meadow.defiwallet";
    const { confirmation: confirm } = quoteOf(await buyer.call("register_name", { name }));
    await db.prisma.price.updateMany({
      where: { operation: "register", namespace: { name: "defiwallet" } },
      data: { amount: 1_300 },
    });
    forgetPolicies(db);
    const { message, fix } = await buyer.refusal("register_name", { name, confirm });
    expect(message).toContain("meadow.defiwallet costs $13.00 for a year");
    expect(fix).toContain("Show it to whoever pays");
    expect(buyer.lastText()).toContain("https://portal.test/docs/errors/price_changed.md");
  });

  it("of a premium name shows its price", async () => {
    const premium = quoteOf(await buyer.call("register_name", { name: "swap.defiwallet" }));
    expect(premium).toMatchObject({ premium: true, price: "1500.00" });
    const confirm = premium.confirmation;
    const bought = await buyer.call("register_name", { name: "swap.defiwallet", confirm });
    expect(requestOf(bought).state).toBe("succeeded");
  });

  it("needs a spend limit on the token, and stays within it", async () => {
    const name = "quarry.com.store";
    const boundless = await agent(undefined, null);
    expect((await boundless.refusal("register_name", { name })).code).toBe("spend_limit_required");
    expect((await boundless.refusal("renew_name", { name: "lantern.com.store" })).code).toBe(
      "spend_limit_required",
    );
    const poor = await agent(undefined, 1_000);
    const answer = await poor.call("register_name", { name });
    expect(answer.quote).toMatchObject({ price: "29.99", spend_limit_left: "10.00" });
    const { confirmation: confirm } = quoteOf(answer);
    expect((await poor.refusal("register_name", { name, confirm })).code).toBe("spend_limit_exceeded");
  });

  it("is for the default of the address book: without one there is no price to agree to", async () => {
    const nobody = await agent(undefined, 50_000, await buildAccount(db, { balance: 100_000 }));
    expect((await nobody.refusal("register_name", { name: "quarry.com.store" })).code).toBe(
      "contact_required",
    );
  });

  it("that a person has to do something for first says what, and stops there", async () => {
    const poor = await buildAccount(db);
    await buildDefaultContact(db, poor);
    const penniless = await agent(undefined, 50_000, poor);
    const name = "meadow.com.store";
    const { confirmation: confirm } = quoteOf(await penniless.call("register_name", { name }));
    const answer = await penniless.call("register_name", { name, confirm });
    expect(answer).toMatchObject({
      needs_confirmation: false,
      request: { state: "action_required", action_required: { type: "payment_method", amount: "29.99" } },
    });
    const id = requestOf(answer).request_id;
    expect(await penniless.call("get_request", { request_id: id })).toEqual(answer.request);
  });

  it("of a renewal is confirmed with the term that was shown, so that it happens once", async () => {
    const name = "lantern.com.store";
    const answer = await buyer.call("renew_name", { name, years: 2 });
    const { confirmation: confirm } = quoteOf(answer);
    expect(answer.quote).toMatchObject({ price: "59.98", renewed_until: "2029-11-21T09:00:00Z" });
    expect(confirm.expires_at).toBe("2027-11-21T09:00:00Z");
    const cheap = { ...confirm, amount: "1.00" };
    expect((await buyer.refusal("renew_name", { name, years: 2, confirm: cheap })).code).toBe(
      "price_changed",
    );
    const renewed = await buyer.call("renew_name", { name, years: 2, confirm });
    expect(renewed).toMatchObject({
      needs_confirmation: false,
      request: { kind: "renewal", state: "succeeded" },
    });
    await buyer.client.callTool({ name: "renew_name", arguments: { name, years: 2, confirm } });
    const { expires_at: expiresAt } = await buyer.call("get_registration", { name });
    expect(expiresAt).toBe("2029-11-21T09:00:00Z");
    expect((await buyer.refusal("renew_name", { name, years: 11 })).code).toBe("period_out_of_range");
  });
});

describe("DNS", () => {
  it("is planned without a trace, and applied as it was planned or not at all", async () => {
    const name = "lantern.com.store";
    const creates = [
      { type: "A", name: "www", value: "192.0.2.1", ttl: 300 },
      { type: "MX", name: "@", value: "mail", priority: 10 },
    ];
    const before = await countRows(db);
    const plan = await buyer.call("plan_dns_changes", { name, creates });
    expect(plan).toMatchObject({
      can_apply: true,
      removed: [],
      added: [
        { name: "www", type: "A", value: "192.0.2.1", ttl: 300, priority: null },
        { name: "@", type: "MX", value: `mail.${name}.`, priority: 10 },
      ],
    });
    const faulty = await buyer.call("plan_dns_changes", {
      name,
      creates: [{ type: "A", name: "www", value: "2001:db8::1" }],
    });
    expect(faulty).toMatchObject({
      can_apply: false,
      faults: [{ list: "creates", index: 0, field: "value" }],
    });
    expect(await countRows(db)).toEqual({ ...before, audit: before.audit + 2 });

    const { serial } = plan;
    const done = await buyer.call("apply_dns_changes", { name, creates, serial });
    expect(done).toMatchObject({ changed: true, created: [{ name: "www" }, { name: "@" }] });
    const rows = await callsOf(async () => {
      const late = await buyer.refusal("apply_dns_changes", { name, creates, serial });
      expect(late).toMatchObject({ code: "record_conflict", details: { expected_serial: serial } });
    });
    expect(rows).toEqual([`apply_dns_changes record_conflict ${name}`]);

    const listed = await buyer.call("list_dns_records", { name, type: "a" });
    const [www] = listed.records as { id: string }[];
    expect(listed).toMatchObject({ serial: done.serial, records: [{ value: "192.0.2.1" }] });
    const changed = await buyer.call("apply_dns_changes", {
      name,
      updates: [{ id: www?.id, value: "192.0.2.2" }],
      serial: done.serial,
    });
    expect(changed).toMatchObject({ updated: [{ id: www?.id, value: "192.0.2.2", ttl: 300 }] });
    const wrong = await buyer.refusal("apply_dns_changes", { name, deletes: [{ id: www?.id }] });
    expect(wrong.fields).toEqual([{ path: "serial", message: "is required" }]);
  });
});

it("the status of OT&E says which steps are left and what to send next", async () => {
  expect(await buyer.call("ote_status")).toEqual({ channel: null, run: null, past_runs: [] });
  const channel = await buildChannel(db, { listings: ["defiwallet"] });
  const operator = await userContext(db, null, { operatorRole: "certifier" });
  await startRun(operator, {
    slug: channel.slug,
    namespace: "defiwallet",
    name: "First certification",
    requiresSecondOperator: false,
  });
  const registrar = await agent(["channel:read"], null, channel.account);
  const { channel: shown, run } = await registrar.call("ote_status");
  expect(shown).toMatchObject({ handle: channel.slug, state: "ote" });
  expect(run).toMatchObject({ name: "First certification", extension: "defiwallet", passed: 0 });
  const [first] = (run as { left: { next_request: string }[] }).left;
  expect(first?.next_request).toContain("curl");
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addYears, isoSeconds } from "@/lib/time";
import { NOW } from "@/testing/builders";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { openRegistrarApi, type SendRegistrar } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";

let db: Database;
let send: SendRegistrar;
let channel: BuiltChannel;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openRegistrarApi(db);
  channel = await buildChannel(db, {
    state: "production_approved",
    listings: ["defiwallet"],
    balance: 1_000_000,
    rateLimitPerMinute: 10_000,
  });
  key = (await buildChannelKey(db, channel)).key;
});
afterAll(() => db.close());

const NAMESERVERS = ["ns1.example.net", "ns2.example.net"];

async function created(domain: string): Promise<Record<string, unknown>> {
  const answer = await send("POST", "/domains", { key, body: { domain } });
  expect(answer.text).toContain('"success":true');
  return answer.data;
}

describe("in production", () => {
  test("a free name is checked by its full name, by label and tld, and in a list", async () => {
    const one = await send("POST", "/domains/check", { key, body: { domain: "alice.defiwallet" } });
    expect(one.status).toBe(200);
    expect(one.data).toMatchObject({
      success: true,
      command: "check_domain",
      status: "success",
      sandbox: false,
      idempotent: false,
      idempotency_key: null,
      domain: "alice.defiwallet",
      registrar_channel_id: channel.id,
      available: true,
      claim_required: false,
    });
    const two = await send("POST", "/domains/check", { key, body: { label: "alice", tld: ".defiwallet" } });
    expect(two.data.domain).toBe("alice.defiwallet");
    const domains = ["alice.defiwallet", "-bad-.defiwallet", "shop.com.store"];
    const many = await send("POST", "/domains/check", { key, body: { domains } });
    expect(many.data).toMatchObject({
      domain: null,
      results: [
        { domain: "alice.defiwallet", available: true },
        { available: false, error: { code: "invalid_domain" } },
        { available: false, error: { code: "namespace_listing_not_approved" } },
      ],
    });
  });

  test("a name is created, with nameservers and contacts, and read again", async () => {
    const body = {
      domain: "Bob.DefiWallet",
      years: 2,
      auto_renew: true,
      nameservers: [...NAMESERVERS, { host: "ns1.bob.defiwallet", addresses: ["192.0.2.53"] }],
      contacts: { registrant: { name: "Ann Lee", email: "ann@example.net", postal_code: "12345" } },
      idempotency_key: "create-bob",
    };
    const answer = await send("POST", "/domains", { key, body });
    expect(answer.status).toBe(201);
    expect(answer.data).toMatchObject({
      status: "success",
      domain: "bob.defiwallet",
      state: "active",
      years: 2,
      expires_at: isoSeconds(addYears(NOW, 2)),
      idempotency_key: "create-bob",
      contacts: { registrant: { name: "Ann Lee", postal_code: "12345" } },
    });
    const row = await db.prisma.registrarCommand.findUniqueOrThrow({
      where: { id: Number(answer.data.audit_id) },
    });
    expect(row).toMatchObject({
      requestId: answer.data.request_id,
      domain: "bob.defiwallet",
      ip: "192.0.2.10",
    });
    expect(JSON.stringify([row.request, row.response])).not.toMatch(/Ann|ann@|12345/);
    const info = await send("GET", "/domains/bob.defiwallet", { key });
    expect(info.status).toBe(200);
    expect(info.data).toMatchObject({ command: "info_domain", auto_renew: true, hosted: false });
  });

  test("a create answers with what the name's information says then", async () => {
    const answer = await send("POST", "/domains", {
      key,
      body: { domain: "same.defiwallet", auto_renew: true },
    });
    const info = await send("GET", "/domains/same.defiwallet", { key });
    const { years: _, charged: __, ...name } = answer.data;
    const own = (data: object) => ({ ...data, command: "", audit_id: 0, request_id: "" });
    expect(own(name)).toEqual(own(info.data));
  });

  test("a name is renewed, and only from the expiry that is named", async () => {
    const { expires_at } = await created("carol.defiwallet");
    const renew = (body?: object) => send("POST", "/domains/carol.defiwallet/renew", { key, body });
    const wrong = await renew({ years: 1, current_expires_at: "2020-01-01T00:00:00Z" });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    const right = await renew({ years: 2, current_expires_at: expires_at });
    expect(right.data).toMatchObject({ command: "renew_domain", expires_at: isoSeconds(addYears(NOW, 3)) });
    expect((await renew()).data.expires_at).toBe(isoSeconds(addYears(NOW, 4)));
  });

  test("settings, statuses and contacts are changed", async () => {
    await created("dave.defiwallet");
    const body = {
      auto_renew: true,
      privacy: false,
      statuses: ["clientHold", "clientTransferProhibited"],
      contacts: { tech: { name: "Desk", email: "desk@example.net" } },
    };
    const answer = await send("PATCH", "/domains/dave.defiwallet", { key, body });
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({
      status: "success",
      state: "suspended",
      auto_renew: true,
      privacy: false,
      statuses: ["clientHold", "clientTransferProhibited"],
    });
    const nothing = await send("PATCH", "/domains/dave.defiwallet", { key, body: {} });
    expect([nothing.status, nothing.error.code]).toEqual([400, "invalid_request"]);
  });

  test("nameservers, transfers and deletions wait for the operators and are listed as pending", async () => {
    for (const label of ["erin", "frank", "grace"]) await created(`${label}.defiwallet`);
    const unlocked = { lock: false };
    await send("PATCH", "/domains/frank.defiwallet", { key, body: unlocked });
    const other = await buildChannel(db, { state: "production_approved", listings: ["defiwallet"] });
    const answers = [
      await send("PUT", "/domains/erin.defiwallet/nameservers", { key, body: { nameservers: NAMESERVERS } }),
      await send("POST", "/domains/frank.defiwallet/transfer", {
        key,
        body: { gaining_registrar: other.slug },
      }),
      await send("DELETE", "/domains/grace.defiwallet", { key }),
    ];
    for (const answer of answers) {
      expect(answer.text).toContain('"backend_status":"pending"');
      expect(answer.status).toBe(200);
    }
    const pending = await send("GET", "/backend/pending", { key });
    const list = pending.data.pending as { command: string; domain: string }[];
    expect(list.map(({ command, domain }) => `${command} ${domain}`)).toEqual([
      "update_nameservers erin.defiwallet",
      "transfer_domain frank.defiwallet",
      "delete_domain grace.defiwallet",
    ]);
    const first = await send("GET", "/backend/pending?limit=1", { key });
    expect(first.data).toMatchObject({ count: 1, has_more: true });
    const rest = await send("GET", `/backend/pending?limit=1&cursor=${first.data.next_cursor}`, { key });
    expect(rest.data.pending).toMatchObject([{ command: "transfer_domain" }]);
    const one = await send(
      "GET",
      "/backend/pending?command=update_nameservers&domain=Erin.defiwallet&limit=10",
      {
        key,
      },
    );
    expect(one.data).toMatchObject({ count: 1, has_more: false, next_cursor: null });
  });

  test("a name comes in by its transfer code, which the log does not keep", async () => {
    const seller = await buildChannel(db, {
      state: "production_approved",
      listings: ["defiwallet"],
      balance: 100_000,
    });
    const sellerKey = (await buildChannelKey(db, seller)).key;
    const domain = "heidi.defiwallet";
    await send("POST", "/domains", { key: sellerKey, body: { domain } });
    const wrong = await send("POST", `/domains/${domain}/transfer`, {
      key,
      body: { auth_code: "not-the-code-at-all" },
    });
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    const row = await db.prisma.registrarCommand.findUniqueOrThrow({
      where: { id: Number(wrong.data.audit_id) },
    });
    expect(JSON.stringify([row.request, row.response])).not.toContain("not-the-code");
  });

  test("a premium name takes its price as the check shows it, or as a number, and no other", async () => {
    const { namespaceId } = await db.prisma.premiumName.findFirstOrThrow({
      where: { namespace: { name: "defiwallet" } },
    });
    const priced = await db.prisma.premiumName.findMany({ where: { namespaceId }, take: 2 });
    for (const [index, { label }] of priced.entries()) {
      const domain = `${label}.defiwallet`;
      const { data } = await send("POST", "/domains/check", { key, body: { domain } });
      expect(data.premium).toBe(true);
      const { amount } = (data.price as { create: { amount: string } }).create;
      for (const premium_price of [undefined, "1.00", "1.005"]) {
        const refused = await send("POST", "/domains", { key, body: { domain, premium_price } });
        expect([refused.status, refused.error.code]).toEqual([422, "premium_consent_required"]);
        expect(refused.error.details.errors?.[0]?.field).toBe("premium_price");
      }
      const body = { domain, premium_price: index === 0 ? amount : Number(amount) };
      expect((await send("POST", "/domains", { key, body })).status).toBe(201);
    }
  });
});

describe("in the sandbox", () => {
  test("the reset makes the fixtures, every change is answered 202, and nothing changes", async () => {
    const reset = await send("POST", "/sandbox/reset", {
      key,
      body: { tld: "defiwallet", sandbox: true, idempotency_key: "ote-reset-001" },
    });
    expect(reset.status).toBe(202);
    expect((reset.data.fixtures as unknown[]).length).toBe(7);
    const before = await countRows(db);
    const marked = { sandbox: true };
    const headers = { "x-registrar-sandbox": "1" };
    const answers = [
      await send("POST", "/domains", { key, body: { domain: "ote-create-1.defiwallet", ...marked } }),
      await send("POST", "/domains/ote-renew.defiwallet/renew", { key, headers }),
      await send("PATCH", "/domains/ote-update.defiwallet", { key, body: { auto_renew: true, ...marked } }),
      await send("POST", "/domains/ote-transfer.defiwallet/transfer", {
        key,
        body: { gaining_registrar: { slug: "some-registrar" }, ...marked },
      }),
      await send("PUT", "/domains/ote-ns.defiwallet/nameservers", {
        key,
        headers: { "x-registrar-sandbox": "true" },
        body: { nameservers: NAMESERVERS },
      }),
      await send("DELETE", "/domains/ote-delete.defiwallet", { key, body: marked }),
    ];
    for (const answer of answers) {
      expect(answer.status, answer.text).toBe(202);
      expect(answer.data).toMatchObject({
        success: true,
        status: "sandbox",
        sandbox: true,
        ote_sandbox: true,
      });
    }
    expect(await countRows(db)).toEqual(before);
    const check = await send("POST", "/domains/check", {
      key,
      body: { domain: "ote-available.defiwallet", ...marked },
    });
    expect(check.data).toMatchObject({ available: true, sandbox: true });
    const info = await send("GET", "/domains/ote-renew.defiwallet?sandbox=1", { key });
    expect(info.data).toMatchObject({ ote_sandbox: true, sandbox: true });
  });

  test("a claims notice has to be sent back", async () => {
    await send("POST", "/sandbox/reset", { key, body: { tld: "defiwallet" } });
    const body = { domain: "ote-claim.defiwallet", sandbox: true };
    const refused = await send("POST", "/domains", { key, body });
    expect([refused.status, refused.error.code]).toEqual([422, "claim_required"]);
    const check = await send("POST", "/domains/check", { key, body });
    const { notice_id } = check.data.claim as { notice_id: string };
    const claim = { notice_id, accepted_at: NOW.toISOString() };
    expect((await send("POST", "/domains", { key, body: { ...body, claim } })).status).toBe(202);
  });
});

describe("the status", () => {
  test("says what the exact credential is and may do", async () => {
    const ote = await buildChannel(db, { state: "ote", listings: ["defiwallet"], balance: 5_000 });
    const scoped = await buildChannelKey(db, ote, { scopes: ["status:read", "domains:create"] });
    const answer = await send("GET", "/status", { key: scoped.key });
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({
      command: "preflight",
      api_key: { id: scoped.id, profile: null, scopes: ["status:read", "domains:create"] },
      registrar_channel: { slug: ote.slug, state: "ote", production_approved: false },
      namespace_listings: [{ namespace: "defiwallet", approved: true }],
      audit_provenance: { registrar_channel_id: ote.id },
      rate_limit: { limit_per_minute: 120, remaining: 119 },
      sandbox_flags: { available: true },
      ote_test_sequence: { run: null, tld: "defiwallet" },
    });
    const commands = answer.data.commands as Record<string, unknown>[];
    expect(commands.find(({ command }) => command === "create_domain")).toMatchObject({
      scope_status: "granted",
      sandbox_available: true,
      production_available: false,
      disabled_reason: "registrar_channel_not_production_approved",
    });
    expect(commands.find(({ command }) => command === "poll")).toMatchObject({
      scope_status: "missing",
      missing_scopes: ["poll:read"],
      disabled_reason: "missing_scope",
    });
  });

  test("what the matrix calls available is done, and what it calls disabled is refused with that reason", async () => {
    for (const state of ["applied", "ote", "suspended", "production_approved"] as const) {
      const one = await buildChannel(db, { state, listings: ["defiwallet"] });
      const { key } = await buildChannelKey(db, one);
      const { data } = await send("GET", "/status", { key });
      const rows = data.commands as { command: string; disabled_reason: string | null }[];
      const reasonOf = (name: string) => rows.find(({ command }) => command === name)?.disabled_reason;
      const check = await send("POST", "/domains/check", { key, body: { domain: "a-b.defiwallet" } });
      expect(check.error?.code ?? null).toBe(reasonOf("check_domain"));
      const renew = await send("POST", "/domains/nobody-has.defiwallet/renew", { key });
      expect(renew.error.code).toBe(reasonOf("renew_domain") ?? "not_found");
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
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
    rateLimitPerMinute: 60_000,
  });
  key = (await buildChannelKey(db, channel)).key;
});
afterAll(() => db.close());

const json = { "content-type": "application/json" };
const create = (fields: string) => `{"domain":"bodies.defiwallet"${fields}}`;

describe("a body that cannot be read changes nothing, and is recorded as refused", () => {
  const cases: [string, BodyInit, Record<string, string>, number, string, string | null][] = [
    ["is not JSON", '{"domain": "bodies.defiwallet",', json, 400, "malformed_json", null],
    ["is empty", "", json, 400, "malformed_json", null],
    ["has a raw null byte", create(',"x":"\0"'), json, 400, "malformed_json", null],
    ["is not UTF-8", new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), json, 400, "malformed_json", null],
    ["is UTF-16", new Uint8Array(Buffer.from("\ufeff{}", "utf16le")), json, 400, "malformed_json", null],
    ["is a list", "[]", json, 400, "invalid_request", ""],
    ["is a text", '"shop"', json, 400, "invalid_request", ""],
    ["is null", "null", json, 400, "invalid_request", ""],
    ["escapes a null character", '{"domain":"a\\u0000b.defiwallet"}', json, 400, "invalid_request", "domain"],
    ["escapes half a surrogate pair", '{"domain":"a\\ud800b"}', json, 400, "invalid_request", "domain"],
    ["nests deeply", "[".repeat(60_000), json, 400, "malformed_json", null],
    [
      "nests deeply and well",
      `{"domain":${"[".repeat(30_000)}"\\u0041"${"]".repeat(30_000)}}`,
      json,
      400,
      "invalid_request",
      "domain",
    ],
    ["has an unknown field", create(',"period":1'), json, 400, "invalid_request", "period"],
    ["sets a prototype", create(',"__proto__":{"a":1}'), json, 400, "invalid_request", "__proto__"],
    ["has a text for a number", create(',"years":"2"'), json, 400, "invalid_request", "years"],
    ["has a fraction for years", create(',"years":1.5'), json, 400, "invalid_request", "years"],
    ["has a number out of bounds", create(',"years":1e400'), json, 400, "invalid_request", "years"],
    ["has null for a flag", create(',"auto_renew":null'), json, 400, "invalid_request", "auto_renew"],
    [
      "has a number as its key",
      create(',"idempotency_key":7'),
      json,
      400,
      "invalid_request",
      "idempotency_key",
    ],
    ["has a text for the sandbox", create(',"sandbox":"true"'), json, 400, "invalid_request", "sandbox"],
    ["names nothing", "{}", json, 400, "invalid_request", "domain"],
    ["names a label alone", '{"label":"bodies"}', json, 400, "invalid_request", "tld"],
    ["names it twice", create(',"tld":"defiwallet"'), json, 400, "invalid_request", "label"],
    ["names no full name", '{"domain":"bodies"}', json, 422, "invalid_domain", "domain"],
    ["has no years at all", create(',"years":0'), json, 422, "period_out_of_range", null],
    ["has eleven years", create(',"years":11'), json, 422, "period_out_of_range", null],
    [
      "has a wrong type in a list",
      create(',"nameservers":[7]'),
      json,
      400,
      "invalid_request",
      "nameservers.0",
    ],
    [
      "has an unknown field in a list",
      create(',"nameservers":[{"host":"ns1.example.net","colour":"red"}]'),
      json,
      400,
      "invalid_request",
      "nameservers.0.colour",
    ],
    [
      "has a contact without an address",
      create(',"contacts":{"tech":{"name":"A"}}'),
      json,
      400,
      "invalid_request",
      "contacts.tech.email",
    ],
    [
      "is a form",
      "domain=bodies",
      { "content-type": "application/x-www-form-urlencoded" },
      415,
      "unsupported_media_type",
      null,
    ],
    [
      "is in Latin-1",
      create(""),
      { "content-type": "application/json; charset=iso-8859-1" },
      415,
      "unsupported_media_type",
      null,
    ],
    [
      "is compressed",
      create(""),
      { ...json, "content-encoding": "gzip" },
      415,
      "unsupported_media_type",
      null,
    ],
    ["is too large", create(`,"x":"${"x".repeat(65_536)}"`), json, 413, "payload_too_large", null],
    [
      "says that it is too large",
      create(""),
      { ...json, "content-length": "65537" },
      413,
      "payload_too_large",
      null,
    ],
  ];
  test.each(cases)("because it %s", async (_, raw, headers, status, code, field) => {
    const before = await countRows(db);
    const answer = await send("POST", "/domains", { key, raw, headers });
    expect([answer.status, answer.error.code]).toEqual([status, code]);
    expect(answer.error.message).toMatch(/\w/);
    if (field !== null) {
      expect(answer.error.details.errors?.map((fault) => fault.field)).toContain(field);
      expect(answer.error.message.startsWith(field || "The body")).toBe(true);
    }
    expect(await countRows(db)).toEqual(before);
    const row = await db.prisma.registrarCommand.findUniqueOrThrow({
      where: { id: Number(answer.data.audit_id) },
    });
    expect(row).toMatchObject({ command: "create_domain", status: "failed", httpStatus: status });
  });

  test("also when its sender may use the sandbox alone", async () => {
    const ote = await buildChannel(db, { state: "ote", listings: ["defiwallet"] });
    const { key } = await buildChannelKey(db, ote);
    const answer = await send("POST", "/domains", { key, raw: '{"sandbox":true,', headers: json });
    expect([answer.status, answer.error.code]).toEqual([400, "malformed_json"]);
  });
});

describe("a name that cannot be registered", () => {
  test.each([
    "-a.defiwallet",
    "a_b.defiwallet",
    "a b.defiwallet",
    "a.b.defiwallet",
    ".defiwallet",
    "xn--zzzzzz.defiwallet",
    `${"x".repeat(64)}.defiwallet`,
    `${"x".repeat(300)}.defiwallet`,
    "a\u202eb.defiwallet",
    "paypаl.defiwallet",
    "🦊.defiwallet",
  ])("is refused as %j", async (domain) => {
    const answer = await send("POST", "/domains", { key, body: { domain } });
    expect([answer.status, answer.error.code]).toEqual([422, "invalid_domain"]);
  });

  test.each(["%", "%ff.defiwallet", "%00.defiwallet", "a%2fb.defiwallet", "..%2f..", "%ED%A0%80.x", "🦊.x"])(
    "in a path is answered, never failed: %j",
    async (name) => {
      const body = {};
      for (const [method, path, sent] of [
        ["GET", `/domains/${name}`, undefined],
        ["POST", `/domains/${name}/renew`, body],
        ["PATCH", `/domains/${name}`, { auto_renew: true }],
        ["PUT", `/domains/${name}/nameservers`, { nameservers: [] }],
        ["DELETE", `/domains/${name}`, undefined],
      ] as const) {
        const answer = await send(method, path, { key, body: sent });
        expect([403, 404, 422], `${method} ${path}`).toContain(answer.status);
      }
      expect((await send("GET", `/poll?domain=${name}`, { key })).status).toBe(
        name.includes("%00") ? 400 : 200,
      );
    },
  );
});

describe("nameservers", () => {
  const glue = { host: "ns1.hosts.defiwallet", addresses: ["192.0.2.53"] };
  const fourteen = Array.from({ length: 14 }, (_, i) => `ns${i}.example.net`);
  beforeAll(async () => {
    expect((await send("POST", "/domains", { key, body: { domain: "hosts.defiwallet" } })).status).toBe(201);
  });

  test.each([
    ["one host alone", ["ns1.example.net"]],
    ["fourteen hosts", fourteen],
    ["a host inside the name without glue", ["ns1.hosts.defiwallet", "ns2.example.net"]],
    ["an address instead of a name", ["192.0.2.1", "ns2.example.net"]],
    ["an IPv6 address instead of a name", ["2001:db8::1", "ns2.example.net"]],
    ["one host twice", ["ns1.example.net", "NS1.example.net."]],
    ["no host name", ["", "ns2.example.net"]],
    ["glue that is no address", [{ ...glue, addresses: ["nowhere"] }, "ns2.example.net"]],
    ["glue of a host elsewhere", [{ host: "ns1.example.net", addresses: ["192.0.2.1"] }, "ns2.example.net"]],
  ])("are refused with %s", async (_, nameservers) => {
    const before = await countRows(db);
    const path = "/domains/hosts.defiwallet/nameservers";
    const answer = await send("PUT", path, { key, body: { nameservers } });
    expect([answer.status, answer.error?.code], answer.text).toEqual([422, "invalid_nameservers"]);
    expect(answer.error.details.errors?.[0]?.field).toMatch(/^nameservers/);
    expect(await countRows(db)).toEqual(before);
  });

  test("that are refused keep the name from being registered", async () => {
    const before = await countRows(db);
    const body = { domain: "hosts-too.defiwallet", nameservers: ["ns1.example.net"] };
    const answer = await send("POST", "/domains", { key, body });
    expect([answer.status, answer.error.code]).toEqual([422, "invalid_nameservers"]);
    expect(await countRows(db)).toEqual(before);
  });

  test("are taken as names and with glue", async () => {
    const body = { nameservers: [glue, "NS2.Example.NET."] };
    const answer = await send("PUT", "/domains/hosts.defiwallet/nameservers", { key, body });
    expect(answer.data.desired_nameservers).toEqual([glue, { host: "ns2.example.net", addresses: [] }]);
  });
});

describe("the sandbox and real names", () => {
  test("a sandbox command on another's real name finds nothing", async () => {
    const other = await buildChannel(db, { state: "ote", listings: ["defiwallet"] });
    const stranger = (await buildChannelKey(db, other)).key;
    for (const [method, path] of [
      ["GET", "/domains/hosts.defiwallet?sandbox=1"],
      ["POST", "/domains/hosts.defiwallet/renew"],
      ["DELETE", "/domains/hosts.defiwallet"],
    ] as const) {
      const headers = { "x-registrar-sandbox": "1" };
      const answer = await send(method, path, { key: stranger, headers });
      expect([answer.status, answer.error.code]).toEqual([404, "not_found"]);
    }
  });

  test("fixtures are nobody's outside of the sandbox", async () => {
    await send("POST", "/sandbox/reset", { key, body: { tld: "defiwallet" } });
    const refused = await send("POST", "/domains/ote-renew.defiwallet/renew", { key });
    expect([404, 409]).toContain(refused.status);
    const taken = await send("POST", "/domains", { key, body: { domain: "ote-available.defiwallet" } });
    expect([taken.status, taken.error.code]).toEqual([409, "domain_reserved"]);
  });

  test("a reset does not overwrite a real registration", async () => {
    const { id } = await db.prisma.name.findFirstOrThrow({ where: { fqdn: "hosts.defiwallet" } });
    await db.prisma.name.update({ where: { id }, data: { fqdn: "ote-ns.defiwallet", label: "ote-ns" } });
    const before = await countRows(db);
    const answer = await send("POST", "/sandbox/reset", { key, body: { tld: "defiwallet" } });
    expect([answer.status, answer.error.code]).toEqual([409, "ote_fixture_conflict"]);
    expect(answer.error.details.domains).toEqual(["ote-ns.defiwallet"]);
    expect(await countRows(db)).toEqual(before);
  });
});

test("a list of names to check has at most twenty, each in full", async () => {
  const ask = (domains: unknown) => send("POST", "/domains/check", { key, body: { domains } });
  expect((await ask(Array.from({ length: 20 }, (_, i) => `n${i}x.defiwallet`))).status).toBe(200);
  expect((await ask(Array.from({ length: 21 }, (_, i) => `n${i}x.defiwallet`))).status).toBe(422);
  expect((await ask([])).status).toBe(422);
  const bare = await ask(["a-b.defiwallet", "alice"]);
  expect(bare.error.details.errors?.[0]?.field).toBe("domains.1");
});

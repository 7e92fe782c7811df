import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyChanges } from "@/services/dns/apply-changes";
import { applyChangesInput } from "@/services/dns/schema";
import { registerName } from "@/services/names/register";
import { registerInput } from "@/services/names/schema";
import { type BuiltAccount, buildAccount, buildKey, keyContext, NOW, userContext } from "@/testing/builders";
import { openTestApi } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { openToolsApi, type SendTool, type ToolReceived } from "@/testing/tools-api";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: SendTool;
let account: BuiltAccount;
let key: string;
let count = 0;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openToolsApi(db);
  account = await buildAccount(db, { balance: 1_000_000 });
  key = (await buildKey(db, account)).key;
});
afterAll(() => db.close());

interface Zone {
  readonly name: string;
  readonly path: string;
}

async function newZone(): Promise<Zone> {
  const ctx = await keyContext(db, account);
  const { fqdn } = await registerName(ctx, registerInput.parse({ name: `tools-${count++}` }));
  const { list } = await send("GET", `/zones?name=${fqdn}`, { key });
  return { name: fqdn, path: `/zones/${list[0]?.id}` };
}

const faults = ({ status, errors }: ToolReceived) => [
  status,
  ...errors.map(({ code, source }) => `${code} ${source?.pointer ?? ""}`),
];

/** What is kept of a zone's records, but ids and times. */
async function rows(name: string) {
  const { rows: found } = await db.pool.query(
    `SELECT r.owner, r.type, r.ttl, r.rdata, r.auto_ttl, r.comment, r.tags FROM dns_record r JOIN zone z ON z.id = r.zone_id
     WHERE z.apex = $1 ORDER BY owner, type, rdata`,
    [name],
  );
  return found;
}

test("one change by the dashboard, /api/v2 and /client/v4 leaves the same rows", async () => {
  const [pages, v2, tools] = [await newZone(), await newZone(), await newZone()];
  const values = [
    { type: "MX", name: "@", value: "mail.example.net.", priority: 10 },
    { type: "TXT", name: "text", value: 'v=spf1 "x" \\ é', ttl: 600 },
    { type: "SRV", name: "_sip._tcp", value: "5 5060 sip.example.net.", priority: 1 },
    { type: "CAA", name: "@", value: '0 issue "ca.example.net"' },
  ];
  const owner = await userContext(db, account);
  await applyChanges(owner, applyChangesInput.parse({ name: pages.name, creates: values }));
  const registrants = openTestApi(db);
  await registrants("POST", `/dns/${v2.name}/records/batch`, { key, body: { creates: values } });
  const posts = [
    { type: "MX", name: tools.name, content: "mail.example.net", priority: 10, ttl: 1 },
    { type: "TXT", name: "text", content: 'v=spf1 "x" \\ é', ttl: 600 },
    {
      type: "SRV",
      name: `_sip._tcp.${tools.name}`,
      data: { priority: 1, weight: 5, port: 5060, target: "sip.example.net" },
    },
    { type: "CAA", name: "@", data: { flags: 0, tag: "issue", value: "ca.example.net" } },
  ];
  expect((await send("POST", `${tools.path}/dns_records/batch`, { key, body: { posts } })).status).toBe(200);
  expect(await rows(v2.name)).toEqual(await rows(pages.name));
  expect(await rows(tools.name)).toEqual(await rows(pages.name));
  const audits = await db.prisma.auditEntry.findMany({
    where: { action: "dns.apply", subjectName: { in: [pages.name, v2.name, tools.name] } },
    select: { door: true },
  });
  expect(audits.map(({ door }) => door).sort()).toEqual(["cloudflare_v4", "subdomain_v2", "trpc"]);
});

test("what is read and written again changes nothing", async () => {
  const { name, path } = await newZone();
  const posts = [
    { type: "A", name: "@", content: "192.0.2.1", comment: "shop", tags: ["b", "a:1"] },
    { type: "CNAME", name: "www", content: "@", ttl: 300 },
    { type: "MX", name: "@", content: "mail.example.net", priority: 0 },
    { type: "TXT", name: "@", content: `long ${"x".repeat(300)}` },
    { type: "HTTPS", name: "@", data: { priority: 1, target: ".", value: 'alpn="h3,h2"' } },
    {
      type: "NAPTR",
      name: "n",
      data: {
        order: 1,
        preference: 2,
        flags: "S",
        service: "SIP+D2U",
        regex: "",
        replacement: "_sip._udp.example.net",
      },
    },
    {
      type: "TLSA",
      name: "_443._tcp",
      data: { usage: 3, selector: 1, matching_type: 1, certificate: "ab".repeat(32) },
    },
  ];
  await send("POST", `${path}/dns_records/batch`, { key, body: { posts } });
  const before = await rows(name);
  const serial = async () =>
    Number((await db.prisma.zone.findUniqueOrThrow({ where: { apex: name } })).serial);
  const [was, counts] = [await serial(), await countRows(db)];
  const { list, info } = await send("GET", `${path}/dns_records?per_page=5000000`, { key });
  expect(info).toEqual({ page: 1, per_page: 5_000, count: 7, total_count: 7, total_pages: 1 });
  expect(list.filter(({ content }) => /[a-z]\.$/.test(String(content)))).toEqual([]);
  for (const record of list) {
    for (const method of ["PUT", "PATCH"]) {
      const again = await send(method, `${path}/dns_records/${record.id}`, { key, body: record });
      expect(again.result).toEqual(record);
    }
  }
  await send("POST", `${path}/dns_records/batch`, { key, body: { puts: list } });
  expect([await rows(name), await serial(), await countRows(db)]).toEqual([before, was, counts]);
});

describe("what is not right", () => {
  let zone: Zone;
  let id: string;
  beforeAll(async () => {
    zone = await newZone();
    const made = await send("POST", `${zone.path}/dns_records`, {
      key,
      body: { type: "A", name: "@", content: "192.0.2.1" },
    });
    id = String(made.result.id);
  });

  test.each<[string, object, (number | string)[]]>([
    [
      "a record twice in a batch",
      { deletes: [{ id: "ID" }], puts: [{ id: "ID", type: "A", name: "@", content: "192.0.2.2" }] },
      [400, "1004 /puts/0/id"],
    ],
    [
      "the same record created twice",
      {
        posts: [
          { type: "A", name: "b", content: "192.0.2.2" },
          { type: "A", name: "b", content: "192.0.2.2" },
        ],
      },
      [400, "81058 /posts/1/content"],
    ],
    ["an unknown record to patch", { patches: [{ id: "f".repeat(32), ttl: 60 }] }, [404, "81044 "]],
    [
      "an unknown record to delete",
      { deletes: [{ id: "nonsense" }, { id: "f".repeat(32) }] },
      [404, "81044 /deletes/0/id", "81044 /deletes/1/id"],
    ],
    [
      "a wrong put behind a good patch",
      { patches: [{ id: "ID", comment: "x" }], posts: [{ type: "SRV", name: "_a._tcp", data: null }] },
      [400, "1004 /posts/0/data"],
    ],
    [
      "data that breaks a rule",
      {
        posts: [
          { type: "SRV", name: "_a._tcp", data: { priority: 1, weight: 1, port: 99_999, target: "a.b" } },
        ],
      },
      [400, "1004 /posts/0/data"],
    ],
    ["lists that are none", { posts: {} }, [400, "10000 /posts"]],
    [
      "a type of the wrong type",
      { posts: [{ type: 1, name: "x", content: "x", ttl: "300" }] },
      [400, "10000 /posts/0/type", "10000 /posts/0/ttl"],
    ],
    [
      "tags that are none",
      { posts: [{ type: "A", name: "x", content: "192.0.2.1", tags: ["1"] }] },
      [400, "10000 /posts/0/tags/0"],
    ],
    [
      "a name of another zone",
      { posts: [{ type: "A", name: "www.example.net.", content: "192.0.2.1" }] },
      [400, "9000 /posts/0/name"],
    ],
  ])("%s changes nothing", async (_, body, expected) => {
    const before = await countRows(db);
    const raw = JSON.stringify(body).replaceAll("ID", id);
    expect(faults(await send("POST", `${zone.path}/dns_records/batch`, { key, raw }))).toEqual(expected);
    expect(await countRows(db)).toEqual(before);
  });

  test("an import with one bad line changes nothing, and the line is named", async () => {
    const before = await countRows(db);
    const form = new FormData();
    form.set("file", new Blob(["good 300 IN A 192.0.2.1\nbad 300 IN A nonsense\n"]), "zone.txt");
    const bad = await send("POST", `${zone.path}/dns_records/import`, { key, raw: form });
    expect([bad.status, bad.errors[0]?.code, bad.errors[0]?.source?.pointer]).toEqual([400, 1004, "/file"]);
    expect(bad.errors[0]?.message).toContain("Line 2");
    const none = await send("POST", `${zone.path}/dns_records/import`, { key, raw: new FormData() });
    expect(faults(none)).toEqual([400, "10000 /file"]);
    expect(await countRows(db)).toEqual(before);
    form.set("file", "auto 1 IN A 192.0.2.9 ; moved cf_tags=cf-proxied:true,a:b\n@ 60 IN A 192.0.2.1\n");
    const good = await send("POST", `${zone.path}/dns_records/import`, { key, raw: form });
    expect(good.result).toEqual({ recs_added: 1, total_records_parsed: 2 });
    const { list } = await send("GET", `${zone.path}/dns_records?name=auto`, { key });
    expect(list).toMatchObject([{ ttl: 1, comment: "moved", tags: ["a:b"] }]);
  });

  test("slashes, bodies and types that clients send besides do no harm", async () => {
    const headers = { "content-type": "application/json" };
    for (const path of [
      "/zones/",
      `${zone.path}/`,
      `${zone.path}/dns_records/`,
      `${zone.path}/dns_records/${id}/`,
      `${zone.path}/pagerules/`,
    ]) {
      expect((await send("GET", path, { key, headers })).status).toBe(200);
    }
    expect((await send("GET", `${zone.path}/pagerules?status=active`, { key })).list).toEqual([]);
    const { info } = await send("GET", `/zones?per_page=1000&status=initializing`, { key });
    expect(info).toMatchObject({ per_page: 500, count: 0 });
    const made = await send("POST", `${zone.path}/dns_records/`, {
      key,
      body: {
        type: "A",
        name: "null",
        content: "192.0.2.1",
        data: null,
        comment: null,
        tags: null,
        ttl: null,
        priority: null,
        proxied: null,
        locked: false,
      },
    });
    expect(made.result).toMatchObject({ ttl: 1, comment: null, tags: [] });
    const gone = await send("DELETE", `${zone.path}/dns_records/${made.result.id}`, { key, body: {} });
    expect(gone.text).toBe(`{"success":true,"errors":[],"messages":[],"result":{"id":"${made.result.id}"}}`);
    for (const body of [
      { paused: true },
      { type: "partial" },
      { vanity_name_servers: ["ns1.example.net"] },
    ]) {
      const refused = await send("PATCH", zone.path, { key, body });
      expect(faults(refused)).toEqual([400, `10000 /${Object.keys(body)[0]}`]);
    }
    const { messages } = JSON.parse((await send("GET", `${zone.path}/dnssec`, { key })).text);
    expect(messages[0].message).toContain("not available");
  });

  test("nobody reaches zones of others, or with lesser rights, or in a suspended account", async () => {
    const stranger = (await buildKey(db, await buildAccount(db))).key;
    const reader = (await buildKey(db, account, { scopes: ["dns:read"] })).key;
    const names = (await buildKey(db, account, { scopes: ["names:read"] })).key;
    const acme = (await buildKey(db, account, { scopes: ["dns:acme"], acmeNames: [zone.name] })).key;
    const record = { type: "A", name: "evil", content: "192.0.2.1" };
    const before = await countRows(db);
    const ways: [string, string, object?][] = [
      ["POST", "/dns_records", record],
      ["PUT", `/dns_records/${id}`, record],
      ["PATCH", `/dns_records/${id}`, { ttl: 60 }],
      ["DELETE", `/dns_records/${id}`],
      ["POST", "/dns_records/batch", { deletes: [{ id }] }],
      ["PATCH", "", { paused: false }],
      ["PATCH", "/dnssec", { status: "disabled" }],
      ["DELETE", ""],
    ];
    for (const [method, rest, body] of ways) {
      const by = async (token: string) =>
        (await send(method, `${zone.path}${rest}`, { key: token, body })).status;
      expect([method, rest, await by(stranger), await by(names)]).toEqual([method, rest, 404, 403]);
      // An edit that would be refused for its content, too, is looked at first.
      expect([method, rest, await by(reader)]).toEqual([method, rest, 403]);
    }
    for (const rest of [
      "",
      "/dns_records",
      `/dns_records/${id}`,
      "/dns_records/export",
      "/dnssec",
      "/pagerules",
    ]) {
      expect((await send("GET", `${zone.path}${rest}`, { key: stranger })).status).toBe(404);
      expect((await send("GET", `${zone.path}${rest}`, { key: names })).status).toBe(403);
    }
    expect((await send("GET", "/zones", { key: stranger })).list).toEqual([]);
    expect((await send("GET", `/zones?account.id=${"f".repeat(32)}`, { key })).list).toEqual([]);
    expect((await send("GET", "/zones", { key: acme })).list).toHaveLength(1);
    expect((await send("GET", `${zone.path}/dns_records`, { key: acme })).list).toEqual([]);
    expect(await countRows(db)).toEqual(before);

    const challenge = { type: "TXT", name: `_acme-challenge.${zone.name}`, content: "token", ttl: 120 };
    expect((await send("POST", `${zone.path}/dns_records`, { key: acme, body: record })).status).toBe(403);
    const set = await send("POST", `${zone.path}/dns_records`, { key: acme, body: challenge });
    const found = await send(
      "GET",
      `${zone.path}/dns_records?type=TXT&name=${challenge.name}&content=token&per_page=1`,
      { key: acme },
    );
    expect(found.list).toEqual([set.result]);
    expect((await send("DELETE", `${zone.path}/dns_records/${set.result.id}`, { key: acme })).status).toBe(
      200,
    );

    await db.prisma.account.update({ where: { id: account.id }, data: { suspendedAt: NOW } });
    expect((await send("POST", `${zone.path}/dns_records`, { key, body: record })).status).toBe(403);
    await db.prisma.account.update({ where: { id: account.id }, data: { suspendedAt: null } });
  });
});

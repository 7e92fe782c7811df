import { createSocket } from "node:dgram";
import Cloudflare from "cloudflare";
import type { RecordResponse } from "cloudflare/resources/dns/records";
import dnsPacket from "dns-packet";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Scope } from "@/services/access/scopes";
import { registerName } from "@/services/names/register";
import { registerInput } from "@/services/names/schema";
import { type AcmePortal, openAcmePortal } from "@/testing/acme-portal";
import { type BuiltAccount, buildAccount, buildKey, keyContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let portal: AcmePortal;
let account: BuiltAccount;
let client: Cloudflare;
const apex = "bücher-sdk.com.store";
const ascii = "xn--bcher-sdk-q9a.com.store";

beforeAll(async () => {
  db = await openTestRegistry();
  portal = await openAcmePortal(db);
  account = await buildAccount(db, { balance: 1_000_000 });
  const ctx = await keyContext(db, account);
  await registerName(ctx, registerInput.parse({ name: apex }));
  await registerName(ctx, registerInput.parse({ name: "second-sdk" }));
  client = await clientWith(["dns:read", "dns:write"]);
});
afterAll(async () => {
  await portal.close();
  await db.close();
});

async function clientWith(scopes: readonly Scope[]) {
  const { key } = await buildKey(db, account, { scopes });
  return new Cloudflare({ apiToken: key, baseURL: `${portal.url}/client/v4` });
}

/** What the nameserver answers: `ttl value`. */
async function answers(name: string, type: "A" | "TXT" | "SRV"): Promise<string[]> {
  const socket = createSocket("udp4");
  try {
    const reply = new Promise<Buffer>((resolve, reject) => {
      socket.once("message", resolve).once("error", reject);
    });
    socket.send(
      dnsPacket.encode({ type: "query", id: 7, questions: [{ type, name }] }),
      portal.dnsPort,
      "127.0.0.1",
    );
    const { answers: found = [] } = dnsPacket.decode(await reply);
    return found.flatMap((answer) =>
      "ttl" in answer && "data" in answer ? [`${answer.ttl} ${shown(answer.data)}`] : [],
    );
  } finally {
    socket.close();
  }
}

const shown = (data: unknown) =>
  Array.isArray(data) ? data.join("") : typeof data === "string" ? data : JSON.stringify(data);

async function collect<T>(list: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of list) all.push(item);
  return all;
}

const fault = async (work: PromiseLike<unknown>) => {
  try {
    await work;
  } catch (error) {
    if (error instanceof Cloudflare.APIError) return [error.status, error.errors[0]?.code];
    throw error;
  }
  return null;
};

describe("the official SDK", () => {
  let zone: string;

  test("finds zones by name, and pages through them", async () => {
    const found = await client.zones.list({ name: apex });
    expect(found.result.map(({ name }) => name)).toEqual([ascii]);
    zone = found.result[0]?.id ?? "";
    expect(zone).toMatch(/^[0-9a-f]{32}$/);
    const all = await collect(
      client.zones.list({ per_page: 1, account: { id: account.id.replaceAll("-", "") } }),
    );
    expect(all.map(({ name }) => name).sort()).toEqual(["second-sdk.com.store", ascii]);
    const one = await client.zones.get({ zone_id: zone });
    expect(one).toMatchObject({
      name: ascii,
      type: "full",
      name_servers: ["ns1.portolan.test", "ns2.portolan.test"],
    });
    expect(one.account.name).toBe(account.organization);
    expect(await client.zones.edit({ zone_id: zone, paused: false })).toMatchObject({ id: zone });
    expect(await client.zones.activationCheck.trigger({ zone_id: zone })).toEqual({ id: zone });
  });

  let a: RecordResponse;
  test("creates, finds, edits, overwrites and deletes records, which are answered", async () => {
    const records = client.dns.records;
    a = await records.create({
      zone_id: zone,
      type: "A",
      name: "www",
      content: "192.0.2.1",
      ttl: 1,
      comment: "shop",
      tags: ["team:web"],
    });
    expect(a).toMatchObject({
      name: `www.${ascii}`,
      ttl: 1,
      comment: "shop",
      tags: ["team:web"],
      proxied: false,
      proxiable: false,
    });
    await vi.waitFor(async () => expect(await answers(`www.${ascii}`, "A")).toEqual(["3600 192.0.2.1"]));
    const srv = await records.create({
      zone_id: zone,
      type: "SRV",
      name: `_sip._tcp.${apex}`,
      ttl: 300,
      data: { priority: 1, weight: 2, port: 5060, target: `www.${apex}` },
    });
    expect(srv).toMatchObject({
      content: `2 5060 www.${ascii}`,
      data: { priority: 1, target: `www.${ascii}` },
    });

    const edited = await records.edit(a.id, {
      zone_id: zone,
      type: "A",
      name: "www",
      ttl: 1,
      content: "192.0.2.2",
    });
    expect(edited).toMatchObject({
      id: a.id,
      content: "192.0.2.2",
      comment: "shop",
      created_on: a.created_on,
    });
    const put = await records.update(a.id, {
      zone_id: zone,
      type: "A",
      name: `www.${apex}`,
      ttl: 120,
      content: "192.0.2.3",
    });
    expect(put).toMatchObject({ id: a.id, ttl: 120, comment: null, tags: [] });
    await vi.waitFor(async () => expect(await answers(`www.${ascii}`, "A")).toEqual(["120 192.0.2.3"]));

    const found = await collect(
      records.list({ zone_id: zone, name: { exact: "www" }, type: "A", comment: { absent: "" } }),
    );
    expect(found.map(({ id }) => id)).toEqual([a.id]);
    const paged = await collect(
      records.list({ zone_id: zone, per_page: 1, order: "type", direction: "desc" }),
    );
    expect(paged.map(({ type }) => type)).toEqual(["SRV", "A"]);
    expect(await records.get(srv.id, { zone_id: zone })).toEqual(srv);
    expect(await records.delete(srv.id, { zone_id: zone })).toEqual({ id: srv.id });
    expect(await fault(records.get(srv.id, { zone_id: zone }))).toEqual([404, 81044]);
  });

  test("applies a batch, exports the zone and imports it again", async () => {
    const done = await client.dns.records.batch({
      zone_id: zone,
      deletes: [{ id: a.id }],
      posts: [
        { type: "TXT", name: "@", content: "v=spf1 -all", ttl: 1 },
        { type: "CAA", name: "@", data: { flags: 0, tag: "issue", value: "ca.example.net" }, ttl: 60 },
      ],
    });
    expect(done.deletes?.map(({ id }) => id)).toEqual([a.id]);
    expect(done.posts?.map(({ content }) => content)).toEqual(['"v=spf1 -all"', '0 issue "ca.example.net"']);
    const [txt] = done.posts ?? [];
    await client.dns.records.batch({
      zone_id: zone,
      patches: [{ id: txt?.id ?? "", type: "TXT", name: "@", ttl: 1, comment: "mail", tags: ["a:b", "c"] }],
    });
    const file = await client.dns.records.export({ zone_id: zone });
    expect(file).toContain('TXT   "v=spf1 -all" ; mail cf_tags=a:b,c\n');

    const second = (await client.zones.list({ name: "second-sdk.com.store" })).result[0]?.id ?? "";
    const imported = await client.dns.records.import({
      zone_id: second,
      file: file.replaceAll(ascii, "second-sdk.com.store"),
      proxied: "true",
    });
    expect(imported).toEqual({ recs_added: 2, total_records_parsed: 2 });
    const copied = await collect(client.dns.records.list({ zone_id: second, type: "TXT" }));
    expect(copied).toMatchObject([{ comment: "mail", tags: ["a:b", "c"], name: "second-sdk.com.store" }]);
    expect(await client.zones.delete({ zone_id: second })).toEqual({ id: second });
    expect(await collect(client.zones.list())).toHaveLength(1);
    const account_ = { id: account.id.replaceAll("-", "") };
    expect(await client.zones.create({ account: account_, name: "second-sdk.com.store" })).toMatchObject({
      id: second,
    });
    expect(await collect(client.dns.records.list({ zone_id: second }))).toEqual([]);
  });

  test("is told that nothing is signed", async () => {
    const { dnssec } = client.dns;
    expect(await dnssec.get({ zone_id: zone })).toMatchObject({ status: "disabled", ds: null });
    expect(await dnssec.edit({ zone_id: zone, status: "disabled" })).toMatchObject({ status: "disabled" });
    expect(await fault(dnssec.edit({ zone_id: zone, status: "active" }))).toEqual([400, 10000]);
    expect(await dnssec.delete({ zone_id: zone })).toBe("");
  });

  test("is refused with Cloudflare's numbers, and does not repeat what will not change", async () => {
    const records = client.dns.records;
    const create = (body: object) =>
      fault(records.create({ zone_id: zone, ttl: 1, ...body } as Cloudflare.DNS.RecordCreateParams));
    const cname = { type: "CNAME", name: "alias", content: "example.net" };
    expect(await create(cname)).toBeNull();
    expect(await create({ type: "TXT", name: apex, content: "v=spf1 -all" })).toEqual([400, 81058]);
    expect(await create({ type: "A", name: "alias", content: "192.0.2.1" })).toEqual([400, 81054]);
    expect(await create({ ...cname, content: "other.example" })).toEqual([400, 81053]);
    expect(await create({ type: "A", name: "x", content: "nonsense" })).toEqual([400, 9005]);
    expect(await create({ type: "A", name: "x", content: "192.0.2.1", ttl: 5 })).toEqual([400, 9021]);
    expect(await create({ type: "A", name: "x", content: "192.0.2.1", proxied: true })).toEqual([400, 9004]);
    expect(await fault(client.zones.create({ account: {}, name: apex }))).toEqual([400, 1061]);
    expect(await fault(client.zones.create({ account: {}, name: "example.com" }))).toEqual([400, 1049]);
    expect(await fault(client.zones.create({ account: { id: "f".repeat(32) }, name: apex }))).toEqual([
      403, 10000,
    ]);
    expect(await fault(client.zones.get({ zone_id: "f".repeat(32) }))).toEqual([404, 7003]);
    expect(await fault(client.zones.get({ zone_id: "nonsense" }))).toEqual([404, 7003]);
    const reader = await clientWith(["dns:read"]);
    expect((await fault(reader.zones.delete({ zone_id: zone })))?.[0]).toBe(403);
  });
});

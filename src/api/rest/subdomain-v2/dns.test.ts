import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAccount, buildKey } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
  key = (await buildKey(db, await buildAccount(db, { balance: 10_000_000 }))).key;
});
afterAll(() => db.close());

let next = 0;

/** A name of its own; returns the path of its records. */
async function newZone(): Promise<string> {
  const subdomain = `zone-${next++}`;
  await send("POST", "/subdomains", { key, body: { subdomain, domain: "com.store" } });
  return `/dns/${subdomain}/records`;
}

test("a record is added, read, changed and deleted; each change steps the serial once", async () => {
  const path = await newZone();
  const body = { type: "mx", name: "@", value: "mail.example.net.", priority: 10 };
  const made = await send("POST", path, { key, body });
  expect(made.status).toBe(201);
  const id = String(made.data.id);
  expect(made.data).toEqual({
    id,
    type: "MX",
    name: "@",
    value: "mail.example.net.",
    ttl: 3600,
    priority: 10,
  });
  const serial = Number(made.meta.serial);

  const listed = await send("GET", path, { key });
  expect(listed.list).toEqual([made.data]);
  expect(listed.meta).toMatchObject({ serial, total: 1, hosted: true, published: false });
  expect((await send("GET", `${path}?type=a`, { key })).list).toEqual([]);

  const changed = await send("PUT", `${path}/${id}`, { key, body: { priority: 20, ttl: 600 } });
  expect(changed.data).toEqual({ ...made.data, priority: 20, ttl: 600 });
  expect(changed.meta.serial).toBe(serial + 1);

  const deleted = await send("DELETE", `${path}/${id}`, { key });
  expect(deleted.data).toEqual(changed.data);
  expect((await send("GET", path, { key })).meta).toMatchObject({ total: 0, serial: serial + 2 });
  expect((await send("DELETE", `${path}/${id}`, { key })).status).toBe(404);
});

test("a TXT value is the text itself, whatever is in it", async () => {
  const path = await newZone();
  for (const value of ['v=spf1 include:"x" -all', "x".repeat(600), "grüße; back\\slash"]) {
    const made = await send("POST", path, { key, body: { type: "TXT", name: "text", value } });
    expect(made.data).toMatchObject({ value });
  }
  const { rows } = await db.pool.query(
    "SELECT rdata FROM dns_record WHERE type = 'TXT' AND rdata LIKE '\"xxx%'",
  );
  expect(rows[0].rdata).toBe(`"${"x".repeat(255)}" "${"x".repeat(255)}" "${"x".repeat(90)}"`);
});

test("a batch creates, updates and deletes at once, or nothing", async () => {
  const path = await newZone();
  const first = await send("POST", `${path}/batch`, {
    key,
    body: {
      creates: [
        { type: "A", name: "www", value: "192.0.2.1" },
        { type: "A", name: "old", value: "192.0.2.2" },
      ],
    },
  });
  const [www, old] = first.data.created as { id: string }[];
  const body = {
    creates: [{ type: "CNAME", name: "old", value: "www" }],
    updates: [{ id: www?.id, value: "192.0.2.9" }],
    deletes: [old?.id],
    expected_serial: first.meta.serial,
  };
  const second = await send("POST", `${path}/batch`, { key, body });
  expect(second.data).toMatchObject({
    created: [{ type: "CNAME" }],
    updated: [{ value: "192.0.2.9" }],
    deleted: [{ id: old?.id }],
  });
  expect(second.meta.serial).toBe(Number(first.meta.serial) + 1);

  const before = await countRows(db);
  const stale = await send("POST", `${path}/batch`, {
    key,
    body: { deletes: [{ id: www?.id }], expected_serial: 1 },
  });
  expect([stale.status, stale.error.code]).toEqual([409, "RECORD_CONFLICT"]);
  const half = {
    creates: [
      { type: "A", name: "fine", value: "192.0.2.3" },
      { type: "AAAA", name: "wrong", value: "192.0.2.3" },
    ],
    updates: [{ id: "nothing", ttl: 60 }],
  };
  const refused = await send("POST", `${path}/batch`, { key, body: half });
  expect([refused.status, refused.error.code]).toEqual([422, "INVALID_RECORD"]);
  expect(refused.error.details.errors?.map(({ field }) => field).sort()).toEqual([
    "creates.1.value",
    "updates.0.id",
  ]);
  expect(await countRows(db)).toEqual(before);
});

describe("a record that is refused changes nothing and names the field", () => {
  const cases: [string, object, number, string][] = [
    ["an IPv6 address in an A record", { type: "A", name: "@", value: "2001:db8::1" }, 422, "value"],
    ["an IPv4 address in an AAAA record", { type: "AAAA", name: "@", value: "192.0.2.1" }, 422, "value"],
    ["a CNAME at the apex", { type: "CNAME", name: "@", value: "example.net." }, 422, "type"],
    ["a CNAME beside other data", { type: "CNAME", name: "www", value: "example.net." }, 422, "name"],
    ["a second CNAME", { type: "CNAME", name: "alias", value: "two.example.net." }, 422, "name"],
    ["an MX record to an address", { type: "MX", name: "@", value: "192.0.2.1", priority: 10 }, 422, "value"],
    ["an MX record without priority", { type: "MX", name: "@", value: "mail.example.net." }, 422, "priority"],
    [
      "an SRV record without priority",
      { type: "SRV", name: "_sip._tcp", value: "5 5060 sip.example.net." },
      422,
      "priority",
    ],
    [
      "a priority that no type has",
      { type: "A", name: "@", value: "192.0.2.1", priority: 1 },
      422,
      "priority",
    ],
    ["a TTL too small", { type: "A", name: "@", value: "192.0.2.1", ttl: 59 }, 422, "ttl"],
    ["a TTL too large", { type: "A", name: "@", value: "192.0.2.1", ttl: 604_801 }, 422, "ttl"],
    ["a TTL of the wrong type", { type: "A", name: "@", value: "192.0.2.1", ttl: "3600" }, 400, "ttl"],
    ["a text over 64 kB", { type: "TXT", name: "@", value: "x".repeat(66_000) }, 422, "value"],
    ["a value longer than any", { type: "TXT", name: "@", value: "x".repeat(300_000) }, 422, "value"],
    ["a label of 64", { type: "A", name: "a".repeat(64), value: "192.0.2.1" }, 422, "name"],
    [
      "a name over 253",
      { type: "A", name: Array(50).fill("label").join("."), value: "192.0.2.1" },
      422,
      "name",
    ],
    ["a name of another zone", { type: "A", name: "www.example.net.", value: "192.0.2.1" }, 422, "name"],
    ["an SOA record", { type: "SOA", name: "@", value: "a. b. 1 2 3 4 5" }, 422, "type"],
    ["a missing name", { type: "A", value: "192.0.2.1" }, 400, "name"],
    ["an unknown field", { type: "A", name: "@", value: "192.0.2.1", proxied: true }, 400, "proxied"],
    ["the same record again", { type: "A", name: "www", value: "192.0.2.1" }, 422, "value"],
  ];
  let path: string;
  beforeAll(async () => {
    path = await newZone();
    await send("POST", path, { key, body: { type: "A", name: "www", value: "192.0.2.1" } });
    await send("POST", path, { key, body: { type: "CNAME", name: "alias", value: "one.example.net." } });
  });
  test.each(cases)("%s", async (_, body, status, field) => {
    const before = await countRows(db);
    const answer = await send("POST", path, { key, body });
    expect(answer.status).toBe(status);
    expect(answer.error.code).toMatch(/^INVALID_/);
    expect(answer.error.details.errors?.map((fault) => fault.field)).toContain(field);
    expect(await countRows(db)).toEqual(before);
  });

  test("a record that is not there", async () => {
    for (const id of ["nothing", "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e"]) {
      const answer = await send("PUT", `${path}/${id}`, { key, body: { ttl: 60 } });
      expect([answer.status, answer.error.code]).toEqual([404, "NOT_FOUND"]);
    }
  });
});

test("ten thousand records go in one batch", async () => {
  const path = await newZone();
  const creates = Array.from({ length: 10_000 }, (_, i) => ({
    type: "A",
    name: `h${i}`,
    value: "192.0.2.1",
  }));
  const done = await send("POST", `${path}/batch`, { key, body: { creates } });
  expect(done.status).toBe(200);
  expect((await send("GET", path, { key })).meta.total).toBe(10_000);
  const one = await send("POST", path, { key, body: { type: "A", name: "more", value: "192.0.2.1" } });
  expect([one.status, one.error.code]).toEqual([422, "INVALID_RECORD"]);
});

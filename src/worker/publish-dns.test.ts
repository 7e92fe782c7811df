import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { embeddedDnsBackend } from "@/integrations/dns/embedded/backend";
import { postgresZoneSource } from "@/integrations/dns/embedded/postgres-source";
import { type DnsServer, startDnsServer } from "@/integrations/dns/embedded/server";
import { askMessage } from "@/integrations/dns/live";
import { formatRecordData, readMessage } from "@/lib/dns/message";
import { wireOf } from "@/lib/dns/name";
import { encodeQuery } from "@/lib/dns/query";
import { findType } from "@/lib/dns/rdata/registry";
import type { Context } from "@/services/context";
import { applyChanges } from "@/services/dns/apply-changes";
import type { DnsBackend, ZonePublication } from "@/services/dns/backend";
import { zoneStatus } from "@/services/dns/list-records";
import { applyChangesInput } from "@/services/dns/schema";
import { registerName } from "@/services/names/register";
import { registerInput, updateInput } from "@/services/names/schema";
import { updateName } from "@/services/names/update";
import { buildAccount, keyContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { type DnsPublisher, startDnsPublisher } from "./publish-dns";

let db: Database;
let ctx: Context;
let server: DnsServer;
let publishers: DnsPublisher[];

/** The real backend, with a switch for its failure and a list of what it was given. */
const published: ZonePublication[][] = [];
let isDown = false;

beforeAll(async () => {
  db = await openTestRegistry();
  ctx = await keyContext(db, await buildAccount(db, { balance: 10_000_000 }));
  server = await startDnsServer({
    host: "127.0.0.1",
    port: 0,
    source: postgresZoneSource(db.pool),
    allowAxfrFrom: ["127.0.0.0/8"],
  });
  const real = embeddedDnsBackend(db.pool);
  const backend: DnsBackend = {
    async publish(publications) {
      if (isDown) throw new Error("the backend is down");
      await real.publish(publications);
      published.push([...publications]);
    },
  };
  const start = () => startDnsPublisher({ pool: db.pool, backend, onError: () => undefined });
  publishers = [await start(), await start()];
});
afterAll(async () => {
  for (const publisher of publishers) await publisher.close();
  await server.close();
  await db.close();
});

async function answers(name: string, type: string): Promise<string[]> {
  const code = findType(type)?.code ?? 0;
  const message = await askMessage({ address: "127.0.0.1", port: server.port }, wireOf(name), code);
  return message.rcode === 0 ? message.answers.map(formatRecordData) : [`rcode ${message.rcode}`];
}

/** Milliseconds until the answer is `expected`. */
async function untilAnswered(name: string, type: string, expected: string[]): Promise<number> {
  const start = performance.now();
  for (;;) {
    const found = await answers(name, type);
    if (JSON.stringify(found) === JSON.stringify(expected)) return performance.now() - start;
    if (performance.now() - start > 5_000) throw new Error(`${name} ${type} is still ${found.join()}`);
  }
}

const register = (name: string) =>
  registerName(ctx, registerInput.parse({ name, records: [{ type: "A", value: "192.0.2.1" }] }));
const add = (name: string, value: string) =>
  applyChanges(ctx, applyChangesInput.parse({ name, creates: [{ type: "A", name: "www", value }] }));
const update = (input: object) => updateName(ctx, updateInput.parse(input));

describe("a committed change", () => {
  it("is answered within a second: a new name that was asked for before, then its records", async () => {
    expect(await answers("publish-one.com.store", "A")).toEqual(["rcode 3"]);
    await register("publish-one");
    expect(await untilAnswered("publish-one.com.store", "A", ["192.0.2.1"])).toBeLessThan(1_000);
    const waits: number[] = [];
    for (let i = 1; i <= 30; i++) {
      const name = `w${i}`;
      await answers(`${name}.publish-one.com.store`, "A");
      const creates = [{ type: "A", name, value: "192.0.2.2" }];
      await applyChanges(ctx, applyChangesInput.parse({ name: "publish-one", creates }));
      waits.push(await untilAnswered(`${name}.publish-one.com.store`, "A", ["192.0.2.2"]));
    }
    expect(Math.max(...waits)).toBeLessThan(1_000);
  });

  it("shows in the zone's status with the serial that is answered", async () => {
    await register("publish-status");
    const { serial } = await add("publish-status", "192.0.2.3");
    await untilAnswered("www.publish-status.com.store", "A", ["192.0.2.3"]);
    await publishers[0]?.flush();
    await expect
      .poll(() => zoneStatus(ctx, { name: "publish-status" }))
      .toMatchObject({ serial, publishedSerial: serial, isPublished: true, publishedAt: expect.any(Date) });
    const [soa] = await answers("publish-status.com.store", "SOA");
    expect(soa?.split(" ")[2]).toBe(String(serial));
  });

  it("of the delegation steps the namespace's serial: own nameservers, hold, and back", async () => {
    const serialOf = async () => Number((await answers("com.store", "SOA"))[0]?.split(" ")[2]);
    await register("publish-own");
    await untilAnswered("publish-own.com.store", "A", ["192.0.2.1"]);
    // A name that nobody asked for yet is answered from the database, also before it is published.
    await expect.poll(() => db.prisma.dnsOutbox.count()).toBe(0);
    const before = await serialOf();
    await update({
      name: "publish-own",
      nameservers: [{ host: "ns1.example.net" }, { host: "ns2.example.net" }],
    });
    await untilAnswered("publish-own.com.store", "A", []);
    await expect.poll(serialOf).toBeGreaterThan(before);
    await update({ name: "publish-own", clientStatuses: ["clientHold"] });
    await untilAnswered("publish-own.com.store", "A", ["rcode 3"]);
    await update({ name: "publish-own", clientStatuses: [], nameservers: [] });
    await untilAnswered("publish-own.com.store", "A", ["192.0.2.1"]);
  });

  it("waits out a failing backend and is published then, many as one", async () => {
    await register("publish-later");
    await untilAnswered("publish-later.com.store", "A", ["192.0.2.1"]);
    await expect.poll(() => db.prisma.dnsOutbox.count()).toBe(0);
    // Now the answerer holds the zone, so that only a publication can bring it news.
    expect(await answers("www.publish-later.com.store", "A")).toEqual(["rcode 3"]);
    isDown = true;
    for (let i = 1; i <= 5; i++) await add("publish-later", `192.0.2.${i}`);
    await expect
      .poll(() => publishers.reduce((sum, publisher) => sum + publisher.failures(), 0))
      .toBeGreaterThan(0);
    expect(await db.prisma.dnsOutbox.count()).toBe(5);
    const batches = published.length;
    isDown = false;
    await expect.poll(() => answers("www.publish-later.com.store", "A"), { timeout: 5_000 }).toHaveLength(5);
    const zones = published.slice(batches).flat();
    expect(zones.filter((zone) => zone.apex === "publish-later.com.store")).toHaveLength(1);
    await expect.poll(() => db.prisma.dnsOutbox.count()).toBe(0);
  });

  it("reaches an answerer that lost its connection to the database", async () => {
    await register("publish-lost");
    await untilAnswered("publish-lost.com.store", "A", ["192.0.2.1"]);
    await db.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
    );
    await add("publish-lost", "192.0.2.7");
    await untilAnswered("www.publish-lost.com.store", "A", ["192.0.2.7"]);
    await expect.poll(() => server.stats().hearsChanges, { timeout: 3_000 }).toBe(true);
  });
});

it("a namespace's zone is transferred with its delegations and their glue", async () => {
  await register("publish-axfr");
  await update({
    name: "publish-axfr",
    nameservers: [
      { host: "ns1.publish-axfr.com.store", addresses: ["192.0.2.5"] },
      { host: "ns2.example.net" },
    ],
  });
  const packet = encodeQuery({ id: 1, name: wireOf("com.store"), type: 252 });
  const length = Buffer.alloc(2);
  length.writeUInt16BE(packet.length);
  const records = await new Promise<string[]>((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: server.port });
    let received = Buffer.alloc(0);
    socket.on("error", reject);
    socket.on("data", (data) => {
      received = Buffer.concat([received, data]);
      if (received.length < 2 + received.readUInt16BE(0)) return;
      socket.destroy();
      const message = readMessage(received.subarray(2, 2 + received.readUInt16BE(0)));
      resolve((message?.answers ?? []).map((r) => `${r.name} ${formatRecordData(r)}`));
    });
    socket.write(Buffer.concat([length, packet]));
  });
  expect(records).toContain("publish-axfr.com.store. ns1.publish-axfr.com.store.");
  expect(records).toContain("ns1.publish-axfr.com.store. 192.0.2.5");
  expect(records).toContain("publish-one.com.store. ns1.portolan.test.");
  expect(records[0]).toBe(records.at(-1));
});

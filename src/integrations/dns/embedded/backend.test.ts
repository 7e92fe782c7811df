import { randomUUID } from "node:crypto";
import { wireOf } from "@/lib/dns/name";
import { findType } from "@/lib/dns/rdata/registry";
import { buildAccount } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { dnsBackendContract } from "../contract";
import { askMessage } from "../live";
import { embeddedDnsBackend } from "./backend";
import { postgresZoneSource } from "./postgres-source";
import { startDnsServer } from "./server";

dnsBackendContract("embedded", "com.store", async () => {
  const db = await openTestRegistry();
  const account = await buildAccount(db);
  const namespace = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "com.store" } });
  const server = await startDnsServer({ host: "127.0.0.1", port: 0, source: postgresZoneSource(db.pool) });
  const now = new Date();

  const register = async (fqdn: string) => {
    const label = fqdn.slice(0, -".com.store".length);
    const name = await db.prisma.name.create({
      data: {
        namespaceId: namespace.id,
        accountId: account.id,
        label,
        labelUnicode: label,
        fqdn,
        registeredAt: now,
        updatedAt: now,
        expiresAt: new Date(now.getTime() + 86_400_000),
      },
    });
    return db.prisma.zone.create({ data: { apex: fqdn, nameId: name.id, serial: 0, updatedAt: now } });
  };
  return {
    backend: embeddedDnsBackend(db.pool),
    async setZone(fqdn, records) {
      const zone = (await db.prisma.zone.findUnique({ where: { apex: fqdn } })) ?? (await register(fqdn));
      await db.prisma.dnsRecord.deleteMany({ where: { zoneId: zone.id } });
      await db.prisma.dnsRecord.createMany({
        data: records.map((record) => ({ id: randomUUID(), zoneId: zone.id, updatedAt: now, ...record })),
      });
      const stepped = await db.prisma.zone.update({
        where: { id: zone.id },
        data: { serial: { increment: 1 } },
      });
      return Number(stepped.serial);
    },
    async delegate(fqdn, nameservers) {
      const { id } = await db.prisma.name.findFirstOrThrow({ where: { fqdn } });
      await db.prisma.nameserver.createMany({
        data: nameservers.map(({ host, addresses }, position) => ({
          nameId: id,
          host,
          position,
          addresses: [...addresses],
        })),
      });
    },
    async remove(fqdn) {
      await db.prisma.name.deleteMany({ where: { fqdn } });
    },
    ask: (name, type) =>
      askMessage({ address: "127.0.0.1", port: server.port }, wireOf(name), findType(type)?.code ?? 0),
    async close() {
      await server.close();
      await db.close();
    },
  };
});

import { type Database, openDatabase } from "@/db/client";
import { seedNamespaces } from "../../prisma/seed";
import { createTestDatabase } from "./database";

/**
 * A database of its own with the namespaces `com.store` and `defiwallet`, as a new installation has them, but that names
 * can be transferred from the first day on, and at once: what waits is set by the tests that are about it.
 */
export async function openTestRegistry(connections = 20): Promise<Database & { url: string }> {
  const database = await createTestDatabase();
  const db = openDatabase(database.url, connections);
  await seedNamespaces(db, ["ns1.portolan.test", "ns2.portolan.test"], new Date("2026-01-01T00:00:00Z"));
  await db.prisma.namespace.updateMany({ data: { transferDays: 0, transferLockDays: 0 } });
  return {
    ...db,
    url: database.url,
    async close() {
      await db.close();
      await database.drop();
    },
  };
}

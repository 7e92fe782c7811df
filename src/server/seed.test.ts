import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { authenticateKey } from "@/services/access/authenticate-key";
import { authenticateChannelKey } from "@/services/channels/authenticate-channel-key";
import { NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { seedDemo } from "../../prisma/seed";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

test("the demonstration's keys work, its registrar is in OT&E, and it is made once", async () => {
  const demo = await seedDemo(db, NOW, "https://portal.test");
  if (!demo) throw new Error("An empty database was not seeded");
  expect(await authenticateKey(db, demo.registrant.api_key, null, NOW)).toMatchObject({ label: "Demo key" });
  const credential = await authenticateChannelKey(db, demo.registrar.api_key, null, NOW);
  expect(credential.actor).toMatchObject({ slug: "demo-registrar", profile: "registrar_api" });
  expect(credential.channel.state).toBe("ote");
  const listed = await db.prisma.namespace.findMany({
    where: { id: { in: [...credential.channel.listedNamespaceIds] } },
  });
  expect(listed.map(({ name }) => name)).toEqual(["defiwallet"]);
  expect(await db.prisma.mail.count()).toBe(0);
  expect(await seedDemo(db, NOW, "https://portal.test")).toBeNull();
});

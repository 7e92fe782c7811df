import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Env } from "@/env";
import type { Runtime } from "@/runtime";
import { type Demo, seedDemo, seedNamespaces } from "../../prisma/seed";

/** Fills an empty database: the namespaces, and the demonstration unless it is off. */
export async function seed({ db, env }: Runtime): Promise<void> {
  const now = new Date();
  await seedNamespaces(db, env.nameservers, now);
  const demo = env.demo ? await seedDemo(db, now, env.publicUrl) : null;
  await keepDemo(env, demo);
}

/** Writes the sign-ins of the demonstration; at later starts only where the portal is now. */
async function keepDemo(env: Env, made: Demo | null) {
  const file = join(env.dataDir, "demo.json");
  if (!made && !existsSync(file)) return;
  const demo: Demo = made ?? JSON.parse(await readFile(file, "utf8"));
  const where = { url: env.publicUrl, dns: `${env.dns.host}:${env.dns.port}` };
  await writeFile(file, `${JSON.stringify({ ...demo, ...where }, null, 2)}\n`, { mode: 0o600 });
}

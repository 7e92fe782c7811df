import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addDays, addYears } from "@/lib/time";
import { buildAccount, keyContext, NOW } from "@/testing/builders";
import { type BundledProgram, bundleProgram } from "@/testing/bundled-program";
import { mailsTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";

let db: Database & { url: string };
let program: BundledProgram;
beforeAll(async () => {
  [db, program] = await Promise.all([openTestRegistry(), bundleProgram("src/testing/killed-lifecycle.ts")]);
});
afterAll(async () => {
  await db.close();
  await program.remove();
});

const END = addYears(NOW, 1);
const BALANCE = 1_000_00;
const PRICE = 29_99;

/** Runs the job in a process that is killed at its n-th step. @returns whether it was */
async function runKilledAt(step: number): Promise<boolean> {
  const child = program.start([db.url, addDays(END, 1).toISOString(), String(step)], "ignore");
  const [code, signal] = await once(child, "exit");
  if (signal !== "SIGKILL" && code !== 0) throw new Error(`The job ended with ${code}`);
  return signal === "SIGKILL";
}

test("killed at every step of a renewal from the balance, there are as many renewals as charges", {
  timeout: 60_000,
}, async () => {
  const account = await buildAccount(db, { balance: BALANCE });
  const ctx = await keyContext(db, account);
  const { nameId } = await registerName(ctx, registerInput.parse({ name: "phoenix", autoRenew: true }));
  const count = async () => {
    const { expiresAt } = await db.prisma.name.findUniqueOrThrow({ where: { id: nameId } });
    const { balance } = await db.prisma.ledgerAccount.findFirstOrThrow({ where: { accountId: account.id } });
    return {
      renewed: expiresAt.getUTCFullYear() - END.getUTCFullYear(),
      charged: (BALANCE - PRICE - Number(balance)) / PRICE,
      charges: await db.prisma.ledgerTransaction.count({ where: { nameId, kind: "renew" } }),
      events: await db.prisma.event.count({ where: { type: "subdomain.renewed" } }),
      audits: await db.prisma.auditEntry.count({ where: { action: "names.renew" } }),
      mails: (await mailsTo(db, account.owner.email)).length,
    };
  };
  const all = (times: number) => ({
    renewed: times,
    charged: times,
    charges: times,
    events: times,
    audits: times,
    mails: times,
  });
  let kills = 0;
  while (await runKilledAt(kills + 1)) {
    kills++;
    const counted = await count();
    expect(counted).toEqual(all(counted.renewed));
  }
  expect(kills).toBeGreaterThan(6);
  expect(await count()).toEqual(all(1));
});

import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addDays, addYears } from "@/lib/time";
import { buildAccount, keyContext, NOW } from "@/testing/builders";
import { type BundledProgram, bundleProgram } from "@/testing/bundled-program";
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

const COUNT = `
  SELECT extract(year FROM expires_at)::int - ${END.getUTCFullYear()} AS years,
    (SELECT balance FROM ledger_account WHERE account_id = $2) AS balance,
    (SELECT count(*)::int FROM ledger_transaction WHERE name_id = name.id AND kind = 'renew') AS charges,
    (SELECT count(*)::int FROM event WHERE type = 'subdomain.renewed') AS events,
    (SELECT count(*)::int FROM audit_entry WHERE action = 'names.renew') AS audits,
    (SELECT count(*)::int FROM mail WHERE "to" = $3) AS mails
  FROM name WHERE id = $1`;

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
  // One statement: what a killed process sent may be committed while one looks.
  const count = async () => {
    const { rows } = await db.pool.query(COUNT, [nameId, account.id, account.owner.email]);
    const { years, balance, ...counted } = rows[0];
    return { renewed: years, charged: (BALANCE - PRICE - Number(balance)) / PRICE, ...counted };
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

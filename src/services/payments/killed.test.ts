import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Database } from "@/db/client";
import type { Name } from "@/db/generated/client";
import { stripePayments } from "@/integrations/payments/stripe";
import { addYears } from "@/lib/time";
import { type BuiltAccount, buildAccount, NOW, userContext } from "@/testing/builders";
import { type BundledProgram, bundleProgram } from "@/testing/bundled-program";
import { openTestRegistry } from "@/testing/registry";
import { balanceOf, buildRenewing, eventTypes, RENEWAL } from "@/testing/renewing-name";
import type { CardOutcome } from "@/testing/stripe/objects";
import { saveStripeCard } from "@/testing/stripe/saved-card";
import { openStripeStandIn, type StripeStandIn } from "@/testing/stripe/stand-in";
import { runLifecycle } from "../lifecycle/run";
import { topUp } from "./top-up";

/** The end of the term of a name registered at `NOW` for a year: when it is to renew itself. */
const END = addYears(NOW, 1);
const LATER = new Date(END.getTime() + 120_000);

let db: Database & { url: string };
let stripe: StripeStandIn;
let program: BundledProgram;
let names = 0;

beforeAll(async () => {
  [db, stripe, program] = await Promise.all([
    openTestRegistry(),
    openStripeStandIn(() => END),
    bundleProgram("src/testing/killed-payer.ts"),
  ]);
});
afterAll(async () => {
  await Promise.all([program.remove(), stripe.close()]);
  await db.close();
});

type Step = "recorded" | "calling" | "charged" | "settling" | "settled" | "finish";

function start(step: Step, accountId: string, at = END): ChildProcess {
  const args = [db.url, JSON.stringify(stripe.settings), at.toISOString(), step, accountId];
  return program.start(args, ["pipe", "ignore", "inherit"]);
}

/** Kills it as `kill -9` does, when it is in the midst of its work. */
async function killNow(doomed: ChildProcess): Promise<void> {
  const ended = once(doomed, "exit");
  doomed.stdin?.end();
  expect(await ended).toEqual([null, "SIGKILL"]);
}

/** Kills a process that does the renewal, at a step of it. */
async function killAt(step: Exclude<Step, "finish">, accountId: string): Promise<void> {
  if (step === "charged") {
    stripe.spoil("POST /payment_intents", "hang");
    const charged = stripe.next("POST /payment_intents");
    const doomed = start(step, accountId);
    await charged;
    return killNow(doomed);
  }
  if (step !== "settling") {
    expect(await once(start(step, accountId), "exit")).toEqual([null, "SIGKILL"]);
    return;
  }
  // The balance is written last: whoever holds its row keeps the settlement waiting there. Not before the provider was
  // asked, since the lifecycle itself looks at the balance first.
  stripe.spoil("POST /payment_intents", "hang_before");
  const asked = stripe.next("POST /payment_intents");
  const doomed = start(step, accountId);
  await asked;
  await db.prisma.$transaction(
    async (holder) => {
      await holder.ledgerAccount.updateMany({ where: { accountId }, data: { creditLimit: 0 } });
      // The hanging request is given up; the SDK asks once more, and is answered.
      stripe.release();
      await vi.waitFor(
        async () => {
          const waiting = await db.pool.query(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
          );
          expect(waiting.rowCount).toBe(1);
        },
        { timeout: 10_000, interval: 30 },
      );
      await killNow(doomed);
    },
    { timeout: 15_000 },
  );
}

interface Payer {
  readonly account: BuiltAccount;
  readonly name: Name;
}

async function buildPayer(outcome: CardOutcome): Promise<Payer> {
  const account = await buildAccount(db);
  const name = await buildRenewing(db, account, `pier-${++names}`);
  await saveStripeCard(db, stripe, account, outcome);
  return { account, name };
}

/** What there is of a renewal, everywhere it is counted. */
async function count({ account, name }: Payer) {
  const payments = await db.prisma.payment.findMany({ where: { accountId: account.id } });
  const ids = payments.map(({ id }) => id);
  const charges = stripe.ledger.charges.filter(({ paymentId }) => ids.includes(paymentId ?? ""));
  const moved = await db.prisma.ledgerTransaction.findMany({
    where: { OR: [{ paymentId: { in: ids } }, { nameId: name.id, kind: "renew" }] },
    orderBy: { number: "asc" },
  });
  const { expiresAt } = await db.prisma.name.findUniqueOrThrow({ where: { id: name.id } });
  return {
    charges: charges.map(({ amount }) => amount),
    ledger: moved.map(({ kind }) => kind),
    renewed: (await eventTypes(db, name.fqdn)).filter((type) => type === "subdomain.renewed").length,
    events: (await Promise.all(ids.map((id) => eventTypes(db, id)))).flat(),
    years: expiresAt.getUTCFullYear() - END.getUTCFullYear(),
    balance: await balanceOf(db, account.id),
  };
}

const payers = new Map<string, Payer>();

it.each(["recorded", "calling", "charged", "settling", "settled"] as const)(
  "killed when %s",
  async (step) => {
    const payer = await buildPayer("success");
    payers.set(step, payer);
    await killAt(step, payer.account.id);
    const isDone = step === "settled";
    expect(await count(payer)).toMatchObject({
      charges: step === "recorded" || step === "calling" ? [] : [RENEWAL],
      renewed: isDone ? 1 : 0,
      years: isDone ? 1 : 0,
      balance: 0,
    });
  },
);

it("killed when declined, before that is written", async () => {
  const payer = await buildPayer("declined");
  payers.set("declined", payer);
  await killAt("charged", payer.account.id);
  expect(await count(payer)).toMatchObject({ charges: [], events: [], years: 0 });
});

it("others finish it, two at once: one charge for each renewal, no renewal without, no money left over", async () => {
  const finishers = [start("finish", "", LATER), start("finish", "", LATER)];
  for (const [code] of await Promise.all(finishers.map((one) => once(one, "exit")))) expect(code).toBe(0);
  const counts = await Promise.all([...payers].map(async ([step, payer]) => [step, await count(payer)]));
  const renewed = {
    charges: [RENEWAL],
    ledger: ["top_up", "renew"],
    renewed: 1,
    events: ["payment.completed"],
    years: 1,
    balance: 0,
  };
  const declined = { charges: [], ledger: [], renewed: 0, events: ["payment.failed"], years: 0, balance: 0 };
  expect(Object.fromEntries(counts)).toEqual({
    recorded: renewed,
    calling: renewed,
    charged: renewed,
    settling: renewed,
    settled: renewed,
    declined,
  });
});

it("a top-up pays for what was declined, once", async () => {
  const payer = payers.get("declined");
  if (!payer) throw new Error("Nobody was declined");
  const payments = stripePayments(stripe.settings);
  const ctx = { ...(await userContext(db, payer.account, { now: LATER })), payments };
  const methodId = await saveStripeCard(db, stripe, payer.account, "success", false);
  await topUp(ctx, { by: "saved_card", amount: 5_000, methodId });
  await Promise.all([1, 2].map(() => runLifecycle(ctx)));
  expect(await count(payer)).toEqual({
    charges: [5_000],
    ledger: ["top_up", "renew"],
    renewed: 1,
    events: ["payment.failed", "payment.completed"],
    years: 1,
    balance: 5_000 - RENEWAL,
  });
});

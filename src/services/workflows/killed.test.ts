import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { stripePayments } from "@/integrations/payments/stripe";
import { type BuiltAccount, buildAccount, NOW, userContext } from "@/testing/builders";
import { type BundledProgram, bundleProgram } from "@/testing/bundled-program";
import { askForAll } from "@/testing/killed-workflow-work";
import { openTestRegistry } from "@/testing/registry";
import { balanceOf, RENEWAL } from "@/testing/renewing-name";
import { saveStripeCard } from "@/testing/stripe/saved-card";
import { openStripeStandIn, type StripeStandIn } from "@/testing/stripe/stand-in";
import { workflowJob } from "@/testing/workflow-jobs";
import { type DnsPublisher, startDnsPublisher } from "@/worker/publish-dns";
import type { Context } from "../context";
import { settleDuePayments } from "../payments/settle-due";
import { sweepWorkflows } from "./sweep";

/** A year of a name, to register or renew. */
const PRICE = RENEWAL;
const KILLS = 50;

let db: Database & { url: string };
let stripe: StripeStandIn;
let program: BundledProgram;
let publisher: DnsPublisher;
const buyers: { label: string; account: BuiltAccount; ctx: Context }[] = [];

beforeAll(async () => {
  [db, stripe, program] = await Promise.all([
    openTestRegistry(),
    openStripeStandIn(() => NOW),
    bundleProgram("src/testing/killed-workflow.ts"),
  ]);
  // As where names have been published before.
  await db.prisma.zone.updateMany({ data: { serial: 2, publishedSerial: 2 } });
  const backend = { publish: async () => undefined };
  publisher = await startDnsPublisher({ pool: db.pool, backend, onError: () => undefined });
});
afterAll(async () => {
  await Promise.all([program.remove(), stripe.close(), publisher.close()]);
  await db.close();
});

/** Somebody whose balance covers one name; a card pays for the rest. */
async function buildBuyer() {
  const account = await buildAccount(db, { balance: PRICE });
  await saveStripeCard(db, stripe, account, "success");
  const payments = stripePayments(stripe.settings);
  const ctx = { ...(await userContext(db, account)), payments };
  const buyer = { label: `lock-${buyers.length}`, account, ctx };
  buyers.push(buyer);
  return buyer;
}

/** Starts a process in which a buyer comes as far as it is said. */
async function start(when: number | string): Promise<ChildProcess> {
  const { label, ctx } = await buildBuyer();
  const args = [db.url, JSON.stringify(stripe.settings), JSON.stringify({ label, actor: ctx.actor, when })];
  return program.start(args, ["ignore", "pipe", "inherit"]);
}

/** What there is of what a buyer asked for, everywhere it is counted. */
async function count({ account: { id: accountId }, label }: (typeof buyers)[number]) {
  const names = await db.prisma.name.findMany({ where: { accountId }, orderBy: { fqdn: "asc" } });
  const payments = await db.prisma.payment.findMany({ where: { accountId } });
  const ids = payments.map(({ id }) => id);
  const moved = await db.prisma.ledgerTransaction.findMany({
    where: { entries: { some: { ledgerAccount: { accountId } } } },
  });
  const events = await db.prisma.event.findMany({ where: { accountId } });
  return {
    names: names.map(({ fqdn, expiresAt }) => [fqdn, expiresAt.getUTCFullYear() - NOW.getUTCFullYear()]),
    charges: stripe.ledger.charges
      .filter((one) => ids.includes(one.paymentId ?? ""))
      .map(({ amount }) => amount),
    payments: payments.map(({ status }) => status),
    moved: moved.map(({ kind }) => kind).sort(),
    registered: events.filter(({ type }) => type === "subdomain.registered").length,
    renewed: events.filter(({ type }) => type === "subdomain.renewed").length,
    open: await db.prisma.workflow.count({ where: { accountId, completedAt: null } }),
    failed: await db.prisma.workflow.count({ where: { accountId, state: "failed" } }),
    balance: await balanceOf(db, accountId),
    label,
  };
}

const all = (label: string) => ({
  names: [
    [`${label}-2.com.store`, 1],
    [`${label}.com.store`, 2],
  ],
  charges: [PRICE, PRICE],
  payments: ["succeeded", "succeeded"],
  moved: ["register", "register", "renew", "top_up", "top_up"],
  registered: 2,
  renewed: 1,
  open: 0,
  failed: 0,
  balance: 0,
  label,
});

/** What the jobs do a minute later. */
const later = () => workflowJob(db, stripePayments(stripe.settings), new Date(NOW.getTime() + 60_000));

let statements = 0;

it("nobody killed it", async () => {
  const whole = await start("never");
  const { stdout } = whole;
  if (!stdout) throw new Error("No output");
  statements = Number(await text(stdout));
  // The second name was carried on as by a job, which does not wait for the DNS, and would look again.
  await publisher.flush();
  await sweepWorkflows(later());
  const [buyer] = buyers;
  expect(buyer && (await count(buyer))).toEqual(all("lock-0"));
});

it(`killed ${KILLS} times: before each statement, and about the charge`, async () => {
  const counted = KILLS - 4;
  const points = Array.from({ length: counted }, (_, i) =>
    Math.floor(((i + Math.random()) * statements) / counted),
  );
  const waiting = ["calling", "calling", "charged", "charged", ...points];
  const killOne = async () => {
    for (let when = waiting.pop(); when !== undefined; when = waiting.pop()) {
      expect(await once(await start(when), "exit")).toEqual([null, "SIGKILL"]);
    }
  };
  await Promise.all([killOne(), killOne(), killOne()]);
  expect(buyers).toHaveLength(KILLS + 1);
}, 240_000);

it("others carry on, two at once, and clients ask again: no name is bought twice, none is lost", async () => {
  const finish = async () => {
    await settleDuePayments(later());
    await sweepWorkflows(later());
  };
  await Promise.all([finish(), finish()]);
  const queue = [...buyers];
  const client = async () => {
    for (let buyer = queue.pop(); buyer; buyer = queue.pop()) await askForAll(buyer.ctx, buyer.label);
  };
  await Promise.all([client(), client(), client()]);
  await publisher.flush();
  await finish();
  const counts = await Promise.all(buyers.map(count));
  expect(counts).toEqual(buyers.map(({ label }) => all(label)));
}, 120_000);

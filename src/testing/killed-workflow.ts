/**
 * A process of its own in which several buyers ask for names as a door does, and are carried on. Each comes as far as it is
 * to come; once all are there, the process is killed:
 *
 *   a number    before so many of its statements were sent to the database
 *   `calling`   just before the provider is asked
 *   `charged`   once the provider has taken the money, before that is written
 *
 *   node … <database url> <provider's settings as JSON> <buyers as JSON>
 *
 * Whoever comes to the end prints how many statements that took.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { openDatabase } from "@/db/client";
import { stripePayments } from "@/integrations/payments/stripe";
import { type Actor, systemContext } from "@/services/context";
import type { PaymentProvider } from "@/services/payments/provider";
import { NOW } from "./builders";
import { askForAll } from "./killed-workflow-work";

interface Doomed {
  readonly label: string;
  readonly actor: Actor;
  readonly when: number | "calling" | "charged" | "never";
}

/** Some wait for what one that stands still has begun for all. */
const STALLED_MS = 2_000;

const [url = "", settings = "{}", list = "[]"] = process.argv.slice(2);
const buyers: readonly Doomed[] = JSON.parse(list);
const current = new AsyncLocalStorage<{ sent: number; readonly doomed: Doomed }>();
const die = () => process.kill(process.pid, "SIGKILL");
let left = buyers.length;
let lastSent = Number.POSITIVE_INFINITY;

/** Stands still for ever. */
function stop(): Promise<never> {
  if (--left === 0) die();
  return new Promise(() => undefined);
}

const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
  const mine = current.getStore();
  lastSent = performance.now();
  if (mine && mine.sent++ === mine.doomed.when) return stop();
  return query.apply(this, args);
} as typeof pg.Client.prototype.query;

const stripe = stripePayments(JSON.parse(settings));
const payments: PaymentProvider = {
  ...stripe,
  async pay(order, now) {
    const when = current.getStore()?.doomed.when;
    if (when === "calling") return stop();
    const result = await stripe.pay(order, now);
    return when === "charged" ? stop() : result;
  },
};
const db = openDatabase(url, buyers.length + 3);
setInterval(() => {
  if (performance.now() - lastSent > STALLED_MS) die();
}, 100).unref();
const work = buyers.map((doomed) => {
  const { actor, label } = doomed;
  const nobody = systemContext(db, "door", NOW, `req_${label}`, "https://portal.test");
  const mine = { sent: 0, doomed };
  return current.run(mine, async () => {
    await askForAll({ ...nobody, actor, door: "trpc", payments }, label);
    process.stdout.write(String(mine.sent));
  });
});
await Promise.all(work);
process.exit(0);

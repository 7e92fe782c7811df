/**
 * A process of its own in which a buyer asks for names as a door does, and is carried on until the process is killed:
 *
 *   a number    before so many of its statements were sent to the database
 *   `calling`   just before the provider is asked
 *   `charged`   once the provider has taken the money, before that is written
 *
 *   node … <database url> <provider's settings as JSON> <buyer as JSON>
 *
 * At its end, if it comes to that, it prints how many statements that took.
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

const [url = "", settings = "{}", buyer = "{}"] = process.argv.slice(2);
const { label, actor, when }: Doomed = JSON.parse(buyer);
const die = () => process.kill(process.pid, "SIGKILL");
const asked = new AsyncLocalStorage<true>();
let sent = 0;

/** Nothing goes on until the signal is there. */
function stop(): Promise<never> {
  die();
  return new Promise(() => undefined);
}

const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
  if (asked.getStore() && sent++ === when) return stop();
  return query.apply(this, args);
} as typeof pg.Client.prototype.query;

const stripe = stripePayments(JSON.parse(settings));
const payments: PaymentProvider = {
  ...stripe,
  async pay(order, now) {
    if (when === "calling") return stop();
    const result = await stripe.pay(order, now);
    return when === "charged" ? stop() : result;
  },
};
const db = openDatabase(url, 4);
const nobody = systemContext(db, "door", NOW, `req_${label}`, "https://portal.test");
await asked.run(true, () => askForAll({ ...nobody, actor, door: "trpc", payments }, label));
process.stdout.write(String(sent));
process.exit(0);

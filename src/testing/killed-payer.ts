/**
 * A process of its own that renews an account's names by card as the portal's jobs do, and is killed:
 *
 *   `recorded`  once the payments are written down, before anybody was asked
 *   `calling`   just before the provider is asked
 *   `charged`, `settling`  when its standard input ends: while it waits for the provider, or for a row's lock
 *   `settled`   after the last commit
 *   `finish`    never: it finishes what others left, by the sweep
 *
 *   node … <database url> <provider's settings as JSON> <time as ISO> <step> <account>
 */
import { openDatabase } from "@/db/client";
import { stripePayments } from "@/integrations/payments/stripe";
import { systemContext } from "@/services/context";
import { runLifecycle } from "@/services/lifecycle/run";
import { finishPayment } from "@/services/payments/finish-payment";
import type { PaymentProvider } from "@/services/payments/provider";
import { settleDuePayments } from "@/services/payments/settle-due";

const [url = "", settings = "{}", at = "", step = "", accountId = ""] = process.argv.slice(2);
const die = () => process.kill(process.pid, "SIGKILL");

const stripe = stripePayments(JSON.parse(settings));
const payments: PaymentProvider =
  step === "calling"
    ? {
        ...stripe,
        async pay() {
          die();
          return new Promise(() => undefined);
        },
      }
    : stripe;
const db = openDatabase(url, 4);
const ctx = { ...systemContext(db, "jobs", new Date(at), `job_${step}`, "https://portal.test"), payments };
process.stdin.resume().on("end", die);

if (step === "finish") {
  await settleDuePayments(ctx);
  process.exit(0);
}
await runLifecycle(ctx);
if (step === "recorded") die();
for (const { id } of await db.prisma.payment.findMany({ where: { status: "pending", accountId } })) {
  await finishPayment(ctx, { paymentId: id });
}
die();

/**
 * A process of its own that delivers webhooks as the portal's worker does, until it is killed. Says `ready` once it has
 * begun, and `error` with what went wrong, a line each.
 *
 *   node … <database url> <the portal's secret> <milliseconds that its clock is ahead>
 */
import { openDatabase } from "@/db/client";
import { addressGuard } from "@/integrations/webhooks/guard";
import { webhookSender } from "@/integrations/webhooks/post";
import { systemResolve } from "@/integrations/webhooks/resolve";
import { openSealer } from "@/services/sealing/sealer";
import { startWebhookWorker } from "@/worker/deliver-webhooks";

const [url = "", secret = "", ahead = "0"] = process.argv.slice(2);
await startWebhookWorker({
  db: openDatabase(url, 6),
  sealer: openSealer(secret, "webhook secrets"),
  sender: webhookSender({ guard: addressGuard(["127.0.0.0/8"]), resolve: systemResolve() }),
  publicUrl: "https://portal.test",
  now: () => new Date(Date.now() + Number(ahead)),
  random: () => 0.5,
  onError: (error) => process.stdout.write(`error ${error}\n`),
});
process.stdout.write("ready\n");

import { webhookSender } from "@/integrations/webhooks/post";
import { systemResolve } from "@/integrations/webhooks/resolve";
import type { Runtime } from "@/runtime";
import { startWebhookWorker } from "@/worker/deliver-webhooks";

/**
 * Starts bringing committed events to the accounts' endpoints.
 * @returns stops it
 */
export async function openWebhooks({
  db,
  env,
  log,
  parts,
  counts,
  webhooks,
}: Runtime): Promise<() => Promise<void>> {
  const { guard, sealer } = webhooks;
  const worker = await startWebhookWorker({
    db,
    sealer,
    sender: webhookSender({ guard, resolve: systemResolve() }),
    publicUrl: env.publicUrl,
    now: () => new Date(),
    random: Math.random,
    onError: (error) => log.error("webhooks not delivered", { error }),
    onTried: (isDelivered, micros) => counts.add("webhooks:deliver", isDelivered ? "ok" : "refused", micros),
  });
  parts.set("webhooks", () => {
    const failures = worker.failures();
    if (failures > 0) throw new Error(`The last ${failures} looks at the queue failed`);
  });
  return () => worker.close();
}

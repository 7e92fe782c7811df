import type { Database } from "@/db/client";
import { inSqlTransaction } from "@/db/transaction";
import { addressGuard } from "@/integrations/webhooks/guard";
import { webhookSender } from "@/integrations/webhooks/post";
import { systemResolve } from "@/integrations/webhooks/resolve";
import type { Context } from "@/services/context";
import { emitEvent } from "@/services/events/emit";
import { openSealer } from "@/services/sealing/sealer";
import { createEndpoint } from "@/services/webhooks/endpoints";
import { createEndpointInput } from "@/services/webhooks/schema";
import { startWebhookWorker, type WebhookWorker, type WebhookWorkerOptions } from "@/worker/deliver-webhooks";
import { type BuiltAccount, buildAccount, userContext } from "./builders";
import { openReceiver, type WebhookReceiver } from "./webhook-receiver";

export const webhookParts = {
  sealer: openSealer("a secret of the portal, for tests only", "webhook secrets"),
  guard: addressGuard(["127.0.0.0/8"]),
};

/** An account with a receiver, and workers that deliver to it by a clock that only `pass` moves. */
export interface WebhookSite {
  readonly account: BuiltAccount;
  readonly receiver: WebhookReceiver;
  readonly workers: readonly WebhookWorker[];
  now(): Date;
  pass(millis: number): void;
  context(over?: Partial<Context>): Promise<Context>;
  /** At the receiver, unless `url` says where. */
  endpoint(over?: Record<string, unknown>): Promise<{ id: string; secret: string }>;
  /** Gives a receiver 10 s, unless told: the clock stands, so what fails by chance is not tried again. */
  worker(over?: Partial<WebhookWorkerOptions> & { timeoutMs?: number }): Promise<WebhookWorker>;
  /** Events about a name; `data.statuses[0]` counts them. */
  happen(subject: string, count?: number): Promise<void>;
  /** What was received, parsed. */
  bodies(): { data: { subdomain: string; statuses: string[] } }[];
  /** Closes all, and removes the endpoints. @throws Error when a worker met a fault of its own */
  close(): Promise<void>;
}

export async function openWebhookSite(db: Database): Promise<WebhookSite> {
  const account = await buildAccount(db);
  const receiver = await openReceiver();
  const workers: WebhookWorker[] = [];
  const faults: unknown[] = [];
  let clock = new Date();
  const context = async (over: Partial<Context> = {}): Promise<Context> => ({
    ...(await userContext(db, account, { now: clock })),
    webhooks: webhookParts,
    ...over,
  });
  return {
    account,
    receiver,
    workers,
    now: () => clock,
    pass(millis) {
      clock = new Date(clock.getTime() + millis);
    },
    context,
    async endpoint(over = {}) {
      const input = createEndpointInput.parse({ url: receiver.url, ...over });
      const made = await createEndpoint(await context(), input);
      return { id: made.endpoint.id, secret: made.secret };
    },
    async worker({ timeoutMs = 10_000, ...over } = {}) {
      const started = await startWebhookWorker({
        db,
        sealer: webhookParts.sealer,
        sender: webhookSender({ guard: webhookParts.guard, resolve: systemResolve(), timeoutMs }),
        publicUrl: "https://portal.test",
        now: () => clock,
        random: () => 0.5,
        onError: (error) => faults.push(error),
        ...over,
      });
      workers.push(started);
      return started;
    },
    async happen(subject, count = 1) {
      const ctx = await context();
      for (let i = 0; i < count; i++) {
        await inSqlTransaction(db, (tx) =>
          emitEvent(tx, ctx, {
            type: "subdomain.updated",
            accountId: account.id,
            subject,
            payload: { subdomain: subject, auto_renew: i % 2 === 0, statuses: [String(i)] },
          }),
        );
      }
    },
    bodies: () => receiver.received.map(({ body }) => JSON.parse(body)),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await receiver.close();
      await db.prisma.webhookEndpoint.deleteMany();
      if (faults.length > 0) throw new AggregateError(faults, "A worker met faults of its own");
    },
  };
}

import type { WebhookEndpoint } from "@/db/generated/client";
import type { Tx } from "@/db/transaction";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { WebhookParts } from "./port";
import { hostOf } from "./url-rules";

/** An account's endpoint; locked against others who change it. @throws RegistryError not_found */
export async function lockEndpoint(tx: Tx, accountId: string, id: string): Promise<WebhookEndpoint> {
  await tx.prisma.$queryRaw`SELECT 1 FROM webhook_endpoint WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const found = await tx.prisma.webhookEndpoint.findFirst({ where: { id, accountId } });
  if (!found) throw noSuchEndpoint();
  return found;
}

/** @throws RegistryError not_found */
export async function assertEndpoint(ctx: Context, accountId: string, id: string): Promise<void> {
  if ((await ctx.db.prisma.webhookEndpoint.count({ where: { id, accountId } })) === 0) throw noSuchEndpoint();
}

/** @throws RegistryError wrong_state */
export function assertActive({ state }: Pick<WebhookEndpoint, "state">): void {
  if (state === "active") return;
  throw new RegistryError("wrong_state", {
    message: `The webhook is ${state}: resume it first`,
    details: { webhook_state: state },
  });
}

export function noSuchEndpoint(): RegistryError {
  return new RegistryError("not_found", { message: "There is no such webhook" });
}

export function partsOf(ctx: Context): WebhookParts {
  if (!ctx.webhooks) throw new Error("This door was opened without webhooks");
  return ctx.webhooks;
}

/** Of an audit row. */
export function subjectOf({ id, url, description }: Pick<WebhookEndpoint, "id" | "url" | "description">) {
  return { kind: "webhook", id, name: description || hostOf(url) };
}

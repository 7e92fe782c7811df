import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { sendMail } from "../mail/send";
import { disabledLetter } from "./letters";
import { lockEndpoint, subjectOf } from "./load";
import type { EndpointInput } from "./schema";
import { type EndpointView, viewEndpoint } from "./view";

const DROP = statement(
  "webhook_drop",
  `UPDATE webhook_delivery SET state = 'dropped', leased_until = NULL, ended_at = $2
   WHERE endpoint_id = $1::uuid AND state = 'pending' AND id IS DISTINCT FROM $3::uuid`,
);

/** Ends what waits for an endpoint that is not active, but for one whose end is being written. */
export async function dropPending(
  sql: Tx["sql"],
  endpointId: string,
  now: Date,
  kept: string | null = null,
): Promise<void> {
  await sql(DROP, [endpointId, now, kept]);
}

/**
 * Stops an endpoint: what waits is dropped, and what happens meanwhile is not kept for it; it can be replayed.
 * @throws RegistryError not_found | wrong_state
 */
export function pauseEndpoint(ctx: Context, { id }: EndpointInput): Promise<EndpointView> {
  return move(ctx, id, "webhooks.pause", { from: ["active"], to: "paused" });
}

/** Lets an endpoint go on that was paused, or disabled by the portal. @throws RegistryError not_found | wrong_state */
export function resumeEndpoint(ctx: Context, { id }: EndpointInput): Promise<EndpointView> {
  return move(ctx, id, "webhooks.resume", { from: ["paused", "disabled"], to: "active" });
}

async function move(
  ctx: Context,
  id: string,
  action: "webhooks.pause" | "webhooks.resume",
  { from, to }: { from: readonly EndpointView["state"][]; to: "active" | "paused" },
): Promise<EndpointView> {
  const { accountId } = requireScope(ctx, "webhooks:write");
  const row = await inTransaction(ctx.db, async (tx) => {
    const before = await lockEndpoint(tx, accountId, id);
    if (!from.includes(before.state)) {
      throw new RegistryError("wrong_state", {
        message: `The webhook is ${before.state} already`,
        details: { webhook_state: before.state },
      });
    }
    const after = await tx.prisma.webhookEndpoint.update({
      where: { id },
      data: { state: to, stateReason: null, failingSince: null, updatedAt: ctx.now },
    });
    await dropPending(tx.sql, id, ctx.now);
    await recordAudit(tx, ctx, {
      action,
      accountId,
      subject: subjectOf(after),
      before: { state: before.state },
      after: { state: to },
    });
    return after;
  });
  return viewEndpoint(row, ctx.now);
}

/** Why the portal disables an endpoint. */
export type DisableReason = "gone" | "failing";

const WORDS: Record<DisableReason, string> = {
  gone: "It answered 410 Gone",
  failing: "It failed for five days",
};

/**
 * Disables an endpoint and tells the account's owners. Nothing happens to one that is not active any more.
 * @param deliveryId whose try was the reason: its end is the caller's to write
 */
export async function disableEndpoint(
  ctx: Context,
  id: string,
  reason: DisableReason,
  deliveryId: string,
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const [row] = await tx.prisma.webhookEndpoint.updateManyAndReturn({
      where: { id, state: "active" },
      data: { state: "disabled", stateReason: WORDS[reason], updatedAt: ctx.now },
    });
    if (!row) return;
    await dropPending(tx.sql, id, ctx.now, deliveryId);
    await recordAudit(tx, ctx, {
      action: "webhooks.disable",
      accountId: row.accountId,
      subject: subjectOf(row),
      before: { state: "active" },
      after: { state: "disabled", reason },
    });
    const owners = await tx.prisma.member.findMany({
      where: { accountId: row.accountId, role: "owner" },
      select: { user: { select: { email: true } } },
    });
    for (const { user } of owners) {
      await sendMail(tx, disabledLetter(user.email, row, WORDS[reason], ctx.publicUrl), ctx.now);
    }
  });
}

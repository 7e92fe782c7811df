import { statement } from "@/db/sql";
import { inTransaction, undone } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { requireScope } from "../../access/require";
import { type Context, within } from "../../context";
import { RegistryError } from "../../errors";
import { lockName, type NameWithDetails } from "../../names/load";
import { assertAllowed } from "../../names/statuses";
import { applyTransfer, transferName } from "../../names/transfer";
import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";
import { queueWork } from "../pending/queue";

type Input = CommandInputs["transfer_domain"];

/**
 * With `authCode` takes a name over from another registrar or registrant, for the transfer fee; with `gainingRegistrar`
 * hands a name of this channel to another channel. Tried now; done now or by the operators, as the namespace's policy
 * says.
 * @throws RegistryError invalid_request | invalid_value (no such registrar) | not_found | auth_code_invalid |
 *   transfer_to_self | status_prohibits | insufficient_balance
 */
export function transferDomain(ctx: ChannelContext, input: Input): Promise<object> {
  if (input.authCode !== undefined && input.gainingRegistrar === undefined) {
    return transferIn(ctx, input.name, input.authCode);
  }
  if (input.gainingRegistrar !== undefined) return transferOut(ctx, input.name, input.gainingRegistrar);
  const message = "send auth_code to take a name over, or gaining_registrar to hand one over";
  throw new RegistryError("invalid_request", {
    message: `For a transfer, ${message}`,
    fields: [{ path: "gaining_registrar", message }],
  });
}

function transferIn(ctx: ChannelContext, name: string, authCode: string): Promise<object> {
  return inTransaction(ctx.db, async (tx) => {
    const transfer = (inner: Context) => transferName(inner, { name, authCode });
    const { name: tried } = await undone(within(ctx, tx).db, (trial) => transfer(within(ctx, trial)));
    const row = await tx.prisma.name.findUniqueOrThrow({
      where: { id: tried.id },
      include: { namespace: true },
    });
    const isApplied = row.namespace.autoApply.includes("transfer_domain");
    const done = isApplied ? (await transfer(within(ctx, tx))).name : tried;
    const work = isApplied
      ? null
      : await queueWork(tx, ctx, {
          command: "transfer_domain",
          row,
          before: { expires_at: isoSeconds(row.expiresAt) },
          desired: {
            direction: "in",
            gaining_registrar: ctx.actor.slug,
            expires_at: isoSeconds(done.expiresAt),
          },
        });
    return transferResult(ctx, row.fqdn, "in", ctx.actor.slug, done.expiresAt, isApplied, work);
  });
}

function transferOut(ctx: ChannelContext, name: string, gaining: string): Promise<object> {
  const tenant = requireScope(ctx, "names:register");
  return inTransaction(ctx.db, async (tx) => {
    const { row, policy } = await lockName(tx, ctx, tenant, name);
    assertAllowed(row, "Transfer");
    const to = await findGaining(ctx, tx, row, gaining);
    // The sandbox's gaining registrar need not exist: then there is nobody to apply it for.
    const isApplied = policy.autoApply.includes("transfer_domain") && to !== null;
    if (isApplied && to) await applyTransfer(tx, ctx, { row, policy }, to.accountId, 0);
    const work = isApplied
      ? null
      : await queueWork(tx, ctx, {
          command: "transfer_domain",
          row,
          before: { registrar: ctx.actor.slug },
          desired: { direction: "out", gaining_registrar: gaining },
        });
    return transferResult(ctx, row.fqdn, "out", gaining, row.expiresAt, isApplied, work);
  });
}

const FIND_CHANNEL = statement(
  "channel_gaining",
  `SELECT c.account_id FROM channel c JOIN channel_listing l ON l.channel_id = c.id
   WHERE c.slug = $1 AND c.state = 'production_approved' AND l.namespace_id = $2::uuid AND l.state = 'approved'`,
);

async function findGaining(
  ctx: ChannelContext,
  tx: Parameters<typeof lockName>[0],
  row: NameWithDetails,
  slug: string,
): Promise<{ accountId: string } | null> {
  const path = "gaining_registrar";
  if (slug === ctx.actor.slug) {
    throw new RegistryError("transfer_to_self", { fields: [{ path, message: "is this channel itself" }] });
  }
  const [found] = await tx.sql<{ account_id: string }>(FIND_CHANNEL, [slug, row.namespaceId]);
  if (found) return { accountId: found.account_id };
  if (ctx.sandbox) return null;
  const message = "is no registrar approved for this namespace: send the channel's slug";
  throw new RegistryError("invalid_value", { message: `${path} ${message}`, fields: [{ path, message }] });
}

function transferResult(
  ctx: ChannelContext,
  domain: string,
  direction: "in" | "out",
  gaining: string,
  expiresAt: Date,
  isApplied: boolean,
  work: { id: string } | null,
) {
  return {
    domain,
    direction,
    gaining_registrar: gaining,
    expires_at: isoSeconds(expiresAt),
    requested_at: isoSeconds(ctx.now),
    backend_status: isApplied ? "applied" : "pending",
    pending_work_id: ctx.sandbox ? null : (work?.id ?? null),
    ote_sandbox: ctx.sandbox === true,
  };
}

import { inTransaction, undone } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { requireScope } from "../../access/require";
import { type Context, within } from "../../context";
import { RegistryError } from "../../errors";
import { lockName } from "../../names/load";
import { approveTransfer, rejectTransfer } from "../../transfers/answer";
import { cancelTransfer } from "../../transfers/cancel";
import { loadTransfer } from "../../transfers/load";
import { requestTransfer } from "../../transfers/request";
import { startTransfer } from "../../transfers/start";
import { assertTransferable } from "../../transfers/transferable";
import { toTransferView } from "../../transfers/view";
import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";
import { queueWork } from "../pending/queue";
import { findGaining } from "./gaining-registrar";
import { askedResult, transferResult } from "./transfer-result";
import { standInTransfer } from "./transfer-stand-in";

type Input = CommandInputs["transfer_domain"];

/**
 * EPP's transfer (RFC 5730 §2.9.3.4). A request with `authCode` takes a name over from another registrar or registrant,
 * for the transfer fee; with `gainingRegistrar` it hands a name of this channel to another channel. Tried now; done now
 * or by the operators, as the namespace's policy says. The other operations tell of a transfer and answer it.
 * @throws RegistryError invalid_request | invalid_value (no such registrar) | not_found | auth_code_invalid |
 *   transfer_to_self | transfer_pending | no_pending_transfer | status_prohibits | insufficient_balance | too_many_attempts
 */
export function transferDomain(ctx: ChannelContext, input: Input): Promise<object> {
  const { op = "request", name, authCode, gainingRegistrar } = input;
  if (op !== "request") return answer(ctx, { ...input, op });
  if (input.reason !== undefined) throw misplaced("reason", "goes with op reject");
  if (authCode !== undefined && gainingRegistrar === undefined) return transferIn(ctx, name, authCode);
  if (gainingRegistrar !== undefined) return transferOut(ctx, name, gainingRegistrar);
  throw misplaced(
    "gaining_registrar",
    "send auth_code to take a name over, or gaining_registrar to hand one over",
  );
}

function misplaced(path: string, message: string): RegistryError {
  return new RegistryError("invalid_request", {
    message: `For a transfer, ${path}: ${message}`,
    fields: [{ path, message }],
  });
}

/** Tells of a transfer, or ends it. The losing side approves and rejects, the gaining one cancels. */
async function answer(
  ctx: ChannelContext,
  {
    op,
    name,
    authCode,
    gainingRegistrar,
    reason,
  }: Input & { op: Exclude<Input["op"], "request" | undefined> },
): Promise<object> {
  if (gainingRegistrar !== undefined) throw misplaced("gaining_registrar", "goes with op request");
  if (authCode !== undefined) throw misplaced("auth_code", "goes with op request");
  if (op === "reject" && reason === undefined)
    throw misplaced("reason", "is needed: the other side reads it");
  if (op !== "reject" && reason !== undefined) throw misplaced("reason", "goes with op reject");
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...within(ctx, tx), actor: ctx.actor };
    if (ctx.sandbox) await standInTransfer(tx, inner, name, op === "cancel" ? "in" : "out");
    const answered = {
      query: () => loadTransfer(inner, { name }),
      approve: () => approveTransfer(inner, { name }),
      reject: () => rejectTransfer(inner, { name, reason: reason ?? "" }),
      cancel: () => cancelTransfer(inner, { name }),
    };
    return transferResult(ctx, op, await answered[op]());
  });
}

function transferIn(ctx: ChannelContext, name: string, authCode: string): Promise<object> {
  return inTransaction(ctx.db, async (tx) => {
    const request = (inner: Context) => requestTransfer(inner, { name, authCode });
    const tried = await undone(within(ctx, tx).db, (trial) => request(within(ctx, trial)));
    const row = await tx.prisma.name.findFirstOrThrow({
      where: { fqdn: tried.transfer.fqdn, releasedAt: null },
      include: { namespace: true },
    });
    if (row.namespace.autoApply.includes("transfer_domain")) {
      const done = await request(within(ctx, tx));
      return transferResult(ctx, "request", done.transfer, done.name?.expiresAt);
    }
    const expiresAt = tried.name?.expiresAt ?? tried.transfer.expiresAt ?? row.expiresAt;
    const work = await queueWork(tx, ctx, {
      command: "transfer_domain",
      row,
      before: { expires_at: isoSeconds(row.expiresAt) },
      desired: {
        direction: "in",
        gaining_registrar: ctx.actor.slug,
        expires_at: isoSeconds(expiresAt),
      },
    });
    return askedResult(ctx, { domain: row.fqdn, direction: "in", gaining: ctx.actor.slug, expiresAt, work });
  });
}

function transferOut(ctx: ChannelContext, name: string, gaining: string): Promise<object> {
  const tenant = requireScope(ctx, "names:register");
  return inTransaction(ctx.db, async (tx) => {
    const loaded = await lockName(tx, ctx, tenant, name);
    assertTransferable(loaded, ctx.now);
    const { row, policy } = loaded;
    const to = await findGaining(ctx, tx, row, gaining);
    // The sandbox's gaining registrar need not exist: then there is nobody to apply it for.
    if (policy.autoApply.includes("transfer_domain") && to) {
      const wish = { accountId: to.accountId, years: 0, isPaid: false, byHolder: true };
      const { transfer, loaded: done } = await startTransfer(tx, ctx, loaded, wish);
      const view = toTransferView(transfer, tenant.accountId, policy, ctx.now);
      return transferResult(ctx, "request", view, done.row.expiresAt);
    }
    const work = await queueWork(tx, ctx, {
      command: "transfer_domain",
      row,
      before: { registrar: ctx.actor.slug },
      desired: { direction: "out", gaining_registrar: gaining },
    });
    return askedResult(ctx, {
      domain: row.fqdn,
      direction: "out",
      gaining,
      expiresAt: row.expiresAt,
      work,
    });
  });
}

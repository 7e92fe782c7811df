import { isoSeconds } from "@/lib/time";
import type { TransferEnder, TransferView } from "../../transfers/view";
import type { ChannelContext } from "../gate";
import type { TransferOp } from "../inputs";

/** The states of a transfer as EPP calls them, RFC 5730 §2.9.2.4: who ended it is part of the word. */
export const EPP_TRANSFER_STATUSES = [
  "pending",
  "clientApproved",
  "clientRejected",
  "clientCancelled",
  "serverApproved",
  "serverCancelled",
] as const;

const ENDED = { approved: "Approved", rejected: "Rejected", cancelled: "Cancelled" } as const;

function eppStatus(state: TransferView["state"], endedBy: TransferEnder | null): string {
  if (state === "pending") return "pending";
  return `${endedBy === "registry" ? "server" : "client"}${ENDED[state]}`;
}

/** What a transfer answers a registrar. `expiresAt` is the name's, where it has gone over. */
export function transferResult(
  ctx: ChannelContext,
  op: TransferOp,
  transfer: TransferView,
  expiresAt: Date | null = transfer.expiresAt,
) {
  const { fqdn, direction, losing, gaining, state, endedBy, actsAt, endedAt, reason, requestedAt } = transfer;
  return {
    op,
    domain: fqdn,
    direction,
    losing_registrar: losing.registrar,
    gaining_registrar: gaining.registrar,
    transfer_status: eppStatus(state, endedBy),
    expires_at: expiresAt && isoSeconds(expiresAt),
    requested_at: isoSeconds(requestedAt),
    acts_at: isoSeconds(actsAt),
    ended_at: endedAt && isoSeconds(endedAt),
    reason,
    backend_status: "applied",
    pending_work_id: null,
    ote_sandbox: ctx.sandbox === true,
  };
}

/** What was asked for and waits for the operators: there is no transfer yet. */
export function askedResult(
  ctx: ChannelContext,
  asked: {
    domain: string;
    direction: "in" | "out";
    gaining: string;
    expiresAt: Date;
    work: { readonly id: string };
  },
) {
  return {
    op: "request",
    domain: asked.domain,
    direction: asked.direction,
    losing_registrar: asked.direction === "out" ? ctx.actor.slug : null,
    gaining_registrar: asked.gaining,
    transfer_status: "pending",
    expires_at: isoSeconds(asked.expiresAt),
    requested_at: isoSeconds(ctx.now),
    acts_at: null,
    ended_at: null,
    reason: null,
    backend_status: "pending",
    pending_work_id: ctx.sandbox ? null : asked.work.id,
    ote_sandbox: ctx.sandbox === true,
  };
}

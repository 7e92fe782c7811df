import type { Context } from "../context";
import { parseForLookup } from "../names/load";
import { updateName } from "../names/update";
import { priceOf } from "../namespaces/policy";
import { requestTransferByHash } from "../transfers/request";
import { pay } from "./pay";
import type { StartTransferInInput } from "./schema";
import type { Carried, Outcome, Step } from "./step";

/** Years that a transfer adds. */
const YEARS = 1;

/** As it is kept: the code is not. */
export type TransferInInput = Omit<StartTransferInInput, "authCode">;

const inputOf = ({ row }: Carried) => row.input as TransferInInput;

async function payment(carried: Carried): Promise<Outcome> {
  const { policy } = await parseForLookup(carried.ctx, carried.row.fqdn);
  const amount = priceOf(policy, "transfer", carried.ctx.now) * YEARS;
  return pay(carried, { amount, currency: policy.currency, next: "request" });
}

/** Asks for the name with the code that was sent, as long as it is its code. */
async function request({ ctx, row }: Carried): Promise<Outcome> {
  const { codeHash = "" } = row.context;
  const { transfer } = await requestTransferByHash(ctx, { name: row.fqdn, codeHash });
  return { kind: "done", next: "approval", facts: { transferId: transfer.id, codeHash: undefined } };
}

/** The losing side answers, or the registry does for it. */
async function approval({ ctx, row, tx }: Carried): Promise<Outcome> {
  const transfer = await tx.prisma.transfer.findUniqueOrThrow({
    where: { id: row.context.transferId ?? "" },
  });
  const { nameId, state, actsAt, reason } = transfer;
  if (state === "approved") return { kind: "done", next: "settings", facts: { nameId } };
  if (state === "rejected") {
    const why = reason ? `: ${reason}` : "";
    return { kind: "failed", code: "transfer_rejected", message: `The holder of the name keeps it${why}` };
  }
  if (state === "cancelled") {
    const message = reason ?? "The transfer was cancelled, and its fee given back";
    return { kind: "failed", code: "transfer_cancelled", message };
  }
  const until = ctx.now < actsAt ? actsAt : null;
  const day = until?.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  const holder = "the holder of the name, who can approve or reject the transfer";
  return {
    kind: "blocked",
    waitsFor: day ? `${holder}; without an answer the registry approves it on ${day}` : holder,
  };
}

/** What the name is to have in its new account. */
async function settings(carried: Carried): Promise<Outcome> {
  const { autoRenew, privacy, contacts } = inputOf(carried);
  const { fqdn } = carried.row;
  await updateName(withNamesWrite(carried.ctx), {
    name: fqdn,
    privacy,
    ...(autoRenew && { autoRenew }),
    ...(contacts && { contacts }),
  });
  return { kind: "done", next: null };
}

/** Whoever may take a name over says what it is to have, as when registering; other names they may not change. */
function withNamesWrite(ctx: Context): Context {
  const { actor } = ctx;
  if (actor.kind === "apiKey")
    return { ...ctx, actor: { ...actor, scopes: [...actor.scopes, "names:write"] } };
  return actor.kind === "user" ? { ...ctx, actor: { ...actor, role: "admin" } } : ctx;
}

export const TRANSFER_IN: Readonly<Record<string, Step>> = { payment, request, approval, settings };

import { z } from "zod";
import { toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import type { Requested } from "@/services/transfers/request";
import {
  rejectTransferInput,
  requestTransferInput,
  TRANSFER_DIRECTIONS,
  TRANSFER_STATES,
} from "@/services/transfers/schema";
import type { TransferParty, TransferView } from "@/services/transfers/view";
import { answerSchema, bodySchema, currency, decimal, timestamp } from "./components";
import { paid, toPaid } from "./purchase";

export const transferBody = bodySchema(
  "TransferSubdomainBody",
  z.strictObject({
    auth_code: requestTransferInput.shape.authCode.meta({
      description: "From the account that holds the name now",
    }),
  }),
);

export const rejectBody = bodySchema(
  "RejectTransferBody",
  z.strictObject({
    reason: rejectTransferInput.shape.reason.meta({ description: "The other side reads it" }),
  }),
);

const party = answerSchema(
  "TransferParty",
  z.object({
    registrant_id: z.int().meta({ description: "The account's number" }),
    registrar: z.string().nullable().meta({ description: "The handle, where the account is a registrar's" }),
  }),
);

const fields = z.object({
  id: z.string(),
  name: z.string().meta({ example: "shop.com.store" }),
  unicode: z.string().meta({ example: "shop.com.store" }),
  direction: z.enum(TRANSFER_DIRECTIONS).meta({ description: "`in`: you gain the name; `out`: you lose it" }),
  state: z.enum(TRANSFER_STATES),
  from: party,
  to: party,
  requested_at: timestamp,
  acts_at: timestamp.meta({ description: "When it is approved, unless somebody answers before" }),
  ended_at: timestamp.nullable(),
  ended_by: z
    .enum(["losing", "gaining", "registry"])
    .nullable()
    .meta({ description: "`registry`: nobody answered in time, or nobody had to" }),
  reason: z.string().nullable().meta({ description: "Why it was rejected, or ended by the registry" }),
  period: z.int().meta({ description: "Years that it adds, within the domain's limit" }),
  expires_at: timestamp
    .nullable()
    .meta({ description: "The end of the term once a waiting transfer is approved" }),
  fee: z
    .object({ amount: decimal, currency })
    .nullable()
    .meta({ description: "What you paid, for one that comes in" }),
});

export const transferAnswer = answerSchema("Transfer", fields);

export function toTransfer(transfer: TransferView) {
  const { amount } = transfer;
  return {
    id: transfer.id,
    name: transfer.fqdn,
    unicode: transfer.unicode,
    direction: transfer.direction,
    state: transfer.state,
    from: toParty(transfer.losing),
    to: toParty(transfer.gaining),
    requested_at: isoSeconds(transfer.requestedAt),
    acts_at: isoSeconds(transfer.actsAt),
    ended_at: transfer.endedAt && isoSeconds(transfer.endedAt),
    ended_by: transfer.endedBy,
    reason: transfer.reason,
    period: transfer.years,
    expires_at: transfer.expiresAt && isoSeconds(transfer.expiresAt),
    fee:
      amount === null ? null : { amount: toDecimal(amount, transfer.currency), currency: transfer.currency },
  };
}

function toParty({ number, registrar }: TransferParty) {
  return { registrant_id: number, registrar };
}

export const requestedAnswer = answerSchema("RequestedTransfer", fields.extend(paid));

/** `expires_at` is the name's own where it has gone over at once. */
export function toRequested({ transfer, name, chargedAmount, balance }: Requested) {
  const written = toTransfer(transfer);
  return {
    ...written,
    expires_at: name ? isoSeconds(name.expiresAt) : written.expires_at,
    ...toPaid(chargedAmount, balance, transfer.currency),
  };
}

import * as z from "zod";
import { paragraph } from "../accounts/schema";
import { nameText } from "../names/schema";

/** What became of a transfer. */
export const TRANSFER_STATES = ["pending", "approved", "rejected", "cancelled"] as const;
export type TransferStateName = (typeof TRANSFER_STATES)[number];

/** Seen from an account: `in`, it gains the name; `out`, it loses it. */
export const TRANSFER_DIRECTIONS = ["in", "out"] as const;
export type TransferDirection = (typeof TRANSFER_DIRECTIONS)[number];

export const requestTransferInput = z.strictObject({
  name: nameText,
  authCode: z.string().min(1, "Enter the transfer code").max(255),
});

export const transferRef = z.strictObject({ name: nameText });

/** With `transferId` only that transfer is answered: not another one that was asked for since. */
export const answerInput = z.strictObject({
  name: nameText,
  transferId: z.uuid("There is no such transfer").optional(),
});

export const rejectTransferInput = answerInput.extend({
  /** The other side reads it. */
  reason: paragraph("a reason: the other side reads it", 500),
});

export const listTransfersInput = z.strictObject({
  direction: z.enum(TRANSFER_DIRECTIONS, { error: "Choose in or out" }).optional(),
  state: z.enum(TRANSFER_STATES, { error: "There is no such state" }).optional(),
  page: z.number().int().min(1).max(1_000_000).default(1),
  limit: z.number().int().min(1).max(100).default(50),
});

import * as z from "zod";
import { codeField } from "../access/second-factor/schema";
import { paragraph } from "../accounts/schema";
import { nameRef, nameText } from "../names/schema";

export const UNLOCK_STATES = ["pending", "approved", "refused", "withdrawn"] as const;
export type UnlockState = (typeof UNLOCK_STATES)[number];

export const registryLockInput = nameRef;

export const unlockInput = z.strictObject({
  name: nameText,
  /** Of the authenticator app; recovery codes are for signing in. */
  code: codeField,
  reason: paragraph("a reason: it is kept in the activity", 500),
});

export const listUnlocksInput = z.strictObject({
  state: z.enum(UNLOCK_STATES, { error: "There is no such state" }).default("pending"),
  page: z.int().min(1).max(1_000_000).default(1),
  limit: z.int().min(1).max(100).default(50),
});

export const decideUnlockInput = z.strictObject({
  id: z.uuid("There is no such request"),
  decision: z.enum(["approve", "refuse"], { error: "Approve or refuse" }),
  reason: paragraph("a reason: the holder of the name reads it", 1000),
});

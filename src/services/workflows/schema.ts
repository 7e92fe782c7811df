import * as z from "zod";
import { claimInput, contactsInput, domainText, nameText, updateInput, years } from "../names/schema";

/** Years are left out for the fewest that the namespace sells; contacts for the default of the address book. */
export const startRegistrationInput = z.strictObject({
  name: nameText,
  domain: domainText.optional(),
  years: years.optional(),
  autoRenew: z.boolean().default(false),
  privacy: z.boolean().default(true),
  contacts: contactsInput.optional(),
  /** For a premium name: the price for all years that the buyer has seen; minor units, or a decimal of its currency. */
  acceptedPremiumAmount: z.number().int().optional(),
  acceptedPremiumDecimal: z.union([z.number(), z.string()]).optional(),
  claim: claimInput.optional(),
});
export type StartRegistrationInput = z.infer<typeof startRegistrationInput>;

export const startUpdateInput = updateInput;
export type StartUpdateInput = z.infer<typeof startUpdateInput>;

export const startRenewalInput = z.strictObject({
  name: nameText,
  years: years.default(1),
  /** RFC 5731 §3.2.3: the renewal happens only if the name expires on this day (UTC), so once. */
  currentExpiresAt: z.iso.datetime().optional(),
});
export type StartRenewalInput = z.infer<typeof startRenewalInput>;

export const startTransferInInput = z.strictObject({
  name: nameText,
  authCode: z
    .string()
    .min(1, "Enter the transfer code")
    .max(255, "A transfer code has at most 255 characters"),
  autoRenew: z.boolean().default(false),
  privacy: z.boolean().default(true),
  contacts: contactsInput.optional(),
});
export type StartTransferInInput = z.infer<typeof startTransferInInput>;

export const workflowKinds = ["registration", "update", "transfer_in", "renewal"] as const;
export const workflowStates = [
  "pending",
  "in_progress",
  "action_required",
  "blocked",
  "succeeded",
  "failed",
] as const;

export const workflowRef = z.strictObject({ workflowId: z.uuid("There is no such request") });

/** The newest of a kind about a name. */
export const findWorkflowInput = z.strictObject({ name: nameText, kind: z.enum(workflowKinds) });

/** The price for all years that the user has seen, minor units: not another one. */
export const consentInput = workflowRef.extend({ amount: z.number().int().min(0) });
export type ConsentInput = z.infer<typeof consentInput>;

export const listWorkflowsInput = z.strictObject({
  page: z.number().int().min(1).max(1_000_000).default(1),
  limit: z.number().int().min(1).max(100).default(50),
  /** Those that have not ended; those that wait for the user. */
  state: z.enum(["open", "action_required", "succeeded", "failed"]).optional(),
  kind: z.enum(workflowKinds).optional(),
  /** Part of the name. */
  query: z.string().max(253).optional(),
});

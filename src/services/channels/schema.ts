import * as z from "zod";
import { REGISTRAR_SCOPES } from "../access/registrar-scopes";
import { addressesField } from "../access/schema";
import { emailField, line, paragraph, personNameField } from "../accounts/schema";
import { SLUG } from "./slug";

/** Longest overlap in which a rotated key and its successor both work, days. */
export const LONGEST_OVERLAP_DAYS = 30;

const slugField = z
  .string({ error: "Choose a handle" })
  .trim()
  .toLowerCase()
  .regex(SLUG, "Use 3 to 16 lower-case letters, digits and hyphens, with a letter or digit first and last");

const existingSlug = z.string().trim().toLowerCase().max(64);

const website = z
  .string()
  .trim()
  .max(300, "Use at most 300 characters")
  .pipe(z.url({ protocol: /^https?$/, error: "Enter an address such as https://registrar.example" }));

const phone = z
  .string()
  .trim()
  .regex(/^\+[0-9][0-9 ().-]{4,30}$/, "Enter a number with its country code, such as +49 30 1234567");

const namespaceField = z
  .string({ error: "Choose a namespace" })
  .trim()
  .toLowerCase()
  .min(1, "Choose a namespace")
  .max(253);

const reason = paragraph("a reason: the registrar reads it", 2000);

const facts = {
  company: line("the company's name", 100),
  website: website.nullable().default(null),
  technicalName: personNameField,
  technicalEmail: emailField,
  technicalPhone: phone.nullable().default(null),
  supportName: personNameField,
  supportEmail: emailField,
  supportPhone: phone.nullable().default(null),
  clientName: line("the name of the API client you use", 60),
  clientVersion: line("its version", 40),
};

export const submitApplicationInput = z.strictObject({
  ...facts,
  /** Left out: made of the company's name. */
  slug: slugField.optional(),
  namespaces: z
    .array(namespaceField)
    .min(1, "Choose at least one namespace")
    .max(50, "Choose at most 50 namespaces")
    .transform((names) => [...new Set(names)]),
});
export type SubmitApplicationInput = z.infer<typeof submitApplicationInput>;

export const updateChannelInput = z.strictObject(facts);
export type UpdateChannelInput = z.infer<typeof updateChannelInput>;

export const answerInput = z.strictObject({ text: paragraph("your answer", 4000) });
export type AnswerInput = z.infer<typeof answerInput>;

export const namespaceInput = z.strictObject({ namespace: namespaceField });
export type NamespaceInput = z.infer<typeof namespaceInput>;

const AMOUNT = "Enter an amount from 0 to 10,000,000.00";
/** Minor units. */
const amountField = z.int(AMOUNT).min(0, AMOUNT).max(1_000_000_000, AMOUNT);

/** Minor units of the balance's currency; null for no notice. */
const lowBalanceAmount = amountField.nullable();

export const setLowBalanceInput = z.strictObject({ lowBalanceAmount });
export type SetLowBalanceInput = z.infer<typeof setLowBalanceInput>;

// Keys

const keyName = line("a name for the key", 100);

export const createChannelKeyInput = z
  .strictObject({
    name: keyName,
    /** `registrar_api` for every scope, or null for `scopes` alone. */
    profile: z.enum(["registrar_api"]).nullable(),
    scopes: z
      .array(z.enum(REGISTRAR_SCOPES, { error: "There is no such scope" }))
      .default([])
      .transform((scopes) => REGISTRAR_SCOPES.filter((scope) => scopes.includes(scope))),
    /** Null for a key that does not expire. */
    expiresAt: z
      .union([z.string(), z.date()])
      .pipe(z.coerce.date({ error: "Enter a date" }))
      .nullable()
      .default(null),
    /** Empty for any address. */
    allowedAddresses: addressesField.default([]),
  })
  .refine(({ profile, scopes }) => profile !== null || scopes.length > 0, {
    path: ["scopes"],
    error: "Choose at least one scope, or the profile with all of them",
  })
  .refine(({ profile, scopes }) => profile === null || scopes.length === 0, {
    path: ["scopes"],
    error: "The profile has every scope: choose either it or single scopes",
  });
export type CreateChannelKeyInput = z.infer<typeof createChannelKeyInput>;

const keyId = z.uuid("There is no such key");

export const channelKeyInput = z.strictObject({ keyId });
export type ChannelKeyInput = z.infer<typeof channelKeyInput>;

/** Whose matrix is asked for: left out, that of a key with every scope. */
export const statusInput = z.strictObject({ keyId: keyId.optional() });

export const updateChannelKeyInput = z.strictObject({
  keyId,
  name: keyName.optional(),
  allowedAddresses: addressesField.optional(),
});
export type UpdateChannelKeyInput = z.infer<typeof updateChannelKeyInput>;

const OVERLAP = `Choose 0 to ${LONGEST_OVERLAP_DAYS} days`;

export const rotateChannelKeyInput = z.strictObject({
  keyId,
  /** How long the old key works beside the new one. */
  overlapDays: z.int(OVERLAP).min(0, OVERLAP).max(LONGEST_OVERLAP_DAYS, OVERLAP),
});
export type RotateChannelKeyInput = z.infer<typeof rotateChannelKeyInput>;

// Operators

export const CHANNEL_STATES = ["applied", "refused", "ote", "production_approved", "suspended"] as const;

export const listChannelsInput = z.strictObject({
  /** `queue`: those that wait for a decision, the longest first. */
  view: z.enum(["queue", "all"]).default("all"),
  /** Part of the handle, of the company's name or of a contact's address. */
  search: z
    .string()
    .trim()
    .max(200)
    .refine((text) => !text.includes("\0"), "Remove null bytes")
    .default(""),
  state: z.enum(CHANNEL_STATES).optional(),
  page: z.int().min(1).max(100_000).default(1),
  limit: z.int().min(1).max(100).default(25),
});
export type ListChannelsInput = z.infer<typeof listChannelsInput>;

export const channelInput = z.strictObject({ slug: existingSlug });
export type ChannelInput = z.infer<typeof channelInput>;

export const askInput = z.strictObject({ slug: existingSlug, text: paragraph("your question", 4000) });
export type AskInput = z.infer<typeof askInput>;

export const approveInput = z.strictObject({
  slug: existingSlug,
  /** One for each namespace that was asked for; what is left out stays undecided. */
  listings: z
    .array(
      z.discriminatedUnion("decision", [
        z.strictObject({ namespace: namespaceField, decision: z.literal("approve") }),
        z.strictObject({ namespace: namespaceField, decision: z.literal("refuse"), reason }),
      ]),
    )
    .max(50)
    .refine((list) => new Set(list.map((item) => item.namespace)).size === list.length, {
      error: "Decide once on each namespace",
    }),
});
export type ApproveInput = z.infer<typeof approveInput>;

export const reasonInput = z.strictObject({ slug: existingSlug, reason });
export type ReasonInput = z.infer<typeof reasonInput>;

export const decideListingInput = z.discriminatedUnion("decision", [
  z.strictObject({ slug: existingSlug, namespace: namespaceField, decision: z.literal("approve") }),
  z.strictObject({ slug: existingSlug, namespace: namespaceField, decision: z.literal("refuse"), reason }),
  z.strictObject({ slug: existingSlug, namespace: namespaceField, decision: z.literal("withdraw"), reason }),
]);
export type DecideListingInput = z.infer<typeof decideListingInput>;

export const approveForProductionInput = z.strictObject({
  slug: existingSlug,
  /** When the certification ends. */
  certifiedUntil: z.union([z.string(), z.date()]).pipe(z.coerce.date({ error: "Enter a date" })),
  /** What it is based on: for the audit and the registrar. */
  reason,
});
export type ApproveForProductionInput = z.infer<typeof approveForProductionInput>;

const RATE = "Enter a whole number from 1 to 60,000";

export const setChannelRateLimitInput = z.strictObject({
  slug: existingSlug,
  /** Requests in a minute for each key and endpoint. */
  rateLimitPerMinute: z.int(RATE).min(1, RATE).max(60_000, RATE),
});
export type SetChannelRateLimitInput = z.infer<typeof setChannelRateLimitInput>;

const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, "Enter a currency's three letters (ISO 4217)");

export const setCreditLimitInput = z.strictObject({
  slug: existingSlug,
  currency,
  /** How far the balance may fall below zero, minor units. */
  creditLimit: amountField,
});
export type SetCreditLimitInput = z.infer<typeof setCreditLimitInput>;

export const setChannelLowBalanceInput = z.strictObject({ slug: existingSlug, lowBalanceAmount });
export type SetChannelLowBalanceInput = z.infer<typeof setChannelLowBalanceInput>;

export const creditChannelInput = z.strictObject({
  slug: existingSlug,
  currency,
  /** Minor units. */
  amount: amountField.min(1, "Enter more than zero"),
  reason: line("what it is for: it is on the registrar's statement", 200),
});
export type CreditChannelInput = z.infer<typeof creditChannelInput>;

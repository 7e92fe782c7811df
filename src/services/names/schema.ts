import * as z from "zod";
import { isCountry } from "@/lib/countries";
import { recordInput } from "../dns/schema";

/** What a person types for a name: a label, or a full name. Rules of the namespace are applied by the verb. */
export const nameText = z
  .string({ error: "Enter a name" })
  .min(1, "Enter a name")
  .max(1_024, "A name has at most 253 characters");

export const domainText = z
  .string()
  .min(1, "Choose a domain")
  .max(253, "A domain has at most 253 characters");

export const years = z
  .number({ error: "Years is a whole number, such as 1" })
  .int("Years is a whole number, such as 1");

export const checkInput = z.strictObject({ name: nameText, domain: domainText.optional() });

export const checkManyInput = z.strictObject({
  names: z.array(nameText).min(1, "Name at least one").max(20, "At most 20 names are checked at once"),
  domain: domainText.optional(),
});

export const searchInput = z.strictObject({
  phrase: z.string().min(1, "Enter a word or two").max(200, "Enter at most 200 characters"),
  limit: z.number().int().min(1).max(20).default(12),
  /** Only under these; what is not on offer is left out. All, when empty. */
  extensions: z.array(z.string().max(254)).max(100, "Name at most 100 extensions").optional(),
});

/** Statuses a registrant may set, RFC 5731 §2.3. */
const clientStatus = z.enum([
  "clientTransferProhibited",
  "clientUpdateProhibited",
  "clientDeleteProhibited",
  "clientRenewProhibited",
  "clientHold",
]);

/** One nameserver; `addresses` is glue and only for a host inside the name itself. */
export const nameserverInput = z.strictObject({
  host: z.string().min(1, "Enter a host name, such as ns1.example.net").max(254),
  addresses: z.array(z.string().max(45)).max(13).default([]),
});

export const dsInput = z.strictObject({
  keyTag: z.number().int().min(0).max(65_535),
  algorithm: z.number().int().min(0).max(255),
  digestType: z.number().int().min(0).max(255),
  digest: z.string().max(128),
});

const contactText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Use at most ${longest} characters`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, "Remove control characters and broken Unicode");

const COUNTRY = "Write the country as two capital letters of ISO 3166, such as US";

const telephone = (what: string) =>
  z.string().regex(/^\+[0-9]{1,3}\.[0-9]{1,14}$/, `Write the ${what} number as +1.5551234567`);

/** A person or an organization behind a name, RFC 5733. */
export const contactInput = z.strictObject({
  name: contactText(255).min(1, "Enter a name"),
  organization: contactText(255).nullish(),
  email: z
    .email("Enter an email address, such as ann@example.net")
    .max(254, "An email address has at most 254 characters"),
  phone: telephone("phone").nullish(),
  fax: telephone("fax").nullish(),
  street: contactText(255).nullish(),
  city: contactText(255).nullish(),
  region: contactText(255).nullish(),
  postalCode: contactText(16).nullish(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, { error: COUNTRY, abort: true })
    .refine(isCountry, COUNTRY)
    .nullish(),
});

/** RFC 5731 §2.1, with the billing contact that is usual beside them. */
export const contactRoles = ["registrant", "admin", "tech", "billing"] as const;

/** Contacts by role; a role left out stays as it is. */
export const contactsInput = z.strictObject({
  registrant: contactInput.optional(),
  admin: contactInput.optional(),
  tech: contactInput.optional(),
  billing: contactInput.optional(),
});

/** The claims notice that the registrant was shown and accepted; for a name that one covers. */
export const claimInput = z.strictObject({
  noticeId: z.string().min(1, "Send the notice's id").max(200, "A notice's id has at most 200 characters"),
  acceptedAt: z.iso.datetime({
    offset: true,
    error: "Write when it was accepted as an ISO 8601 time, such as 2026-01-08T12:00:00Z",
  }),
});

export const registerInput = z.strictObject({
  name: nameText,
  domain: domainText.optional(),
  years: years.default(1),
  autoRenew: z.boolean().default(false),
  privacy: z.boolean().default(true),
  /** For a premium name: the price for all years, minor units, that the buyer has seen and accepts. */
  acceptedPremiumAmount: z.number().int().optional(),
  /** The same as a decimal, from who does not know the currency of the name. */
  acceptedPremiumDecimal: z.union([z.number(), z.string()]).optional(),
  claim: claimInput.optional(),
  contacts: contactsInput.optional(),
  records: z.array(recordInput).max(10_000, "A zone holds at most 10,000 records").default([]),
});

export const nameRef = z.strictObject({ name: nameText });

export const renewInput = z.strictObject({
  name: nameText,
  years: years.default(1),
  /** RFC 5731 §3.2.3: when given, the renewal happens only if the name expires on this day (UTC), so once. */
  currentExpiresAt: z.iso.datetime().optional(),
});

export const updateInput = z.strictObject({
  name: nameText,
  autoRenew: z.boolean().optional(),
  privacy: z.boolean().optional(),
  /** Sets or clears clientTransferProhibited. */
  lock: z.boolean().optional(),
  /** The whole set of client statuses. */
  clientStatuses: z.array(clientStatus).max(5).optional(),
  nameservers: z.array(nameserverInput).max(13, "At most 13 nameservers").optional(),
  ds: z.array(dsInput).max(12).optional(),
  contacts: contactsInput.optional(),
});

export const deleteInput = z.strictObject({
  name: nameText,
  /** The full name, typed again. */
  confirm: z.string().max(1_024),
});

export const nameStates = ["active", "expired", "suspended", "redemption", "pending_delete"] as const;

export const listInput = z.strictObject({
  page: z.number().int().min(1).max(1_000_000).default(1),
  limit: z.number().int().min(1).max(100).default(50),
  state: z.enum(nameStates).optional(),
  /** Part of the name. */
  query: z.string().max(253).optional(),
  namespace: domainText.optional(),
  autoRenew: z.boolean().optional(),
  /** Only names that expire within so many days. */
  expiresWithinDays: z.number().int().min(0).max(3_660).optional(),
  sort: z.enum(["name", "created", "expires"]).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
});

/** `cursor`: of the page before, empty or left out for the first. */
export const listByCursorInput = z.strictObject({
  cursor: z.string().max(1_000, "Take the cursor of the page before, as it is").optional(),
  limit: z.number().int().min(1).max(100).default(50),
  sortBy: z.enum(["registeredAt", "expiresAt", "name"]).default("registeredAt"),
  direction: z.enum(["asc", "desc"]).default("asc"),
});

/** `name`: only the one called so. */
export const listExtensionsInput = z.strictObject({
  cursor: z.string().max(1_000, "Take the cursor of the page before, as it is").optional(),
  limit: z.number().int().min(1).max(100).default(50),
  name: z.string().max(254).optional(),
  sortBy: z.enum(["name", "createdAt"]).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
});

export const bulkRenewInput = z.strictObject({
  names: z.array(nameText).min(1, "Choose at least one name").max(100, "Choose at most 100 names"),
  years: years.default(1),
});

export const bulkRegistryLockInput = z.strictObject({
  names: z.array(nameText).min(1, "Choose at least one name").max(100, "Choose at most 100 names"),
});

export const bulkAutoRenewInput = z.strictObject({
  names: z.array(nameText).min(1, "Choose at least one name").max(100, "Choose at most 100 names"),
  autoRenew: z.boolean(),
});

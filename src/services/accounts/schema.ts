import * as z from "zod";

/** One line of text that a person typed: trimmed, composed (NFC), without control characters or broken Unicode. */
export function line(what: string, longest: number) {
  return z
    .string({ error: `Enter ${what}` })
    .refine((text) => text.isWellFormed(), "This text has broken Unicode: type it again")
    .normalize("NFC")
    .trim()
    .min(1, `Enter ${what}`)
    .max(longest, `Use at most ${longest} characters`)
    .regex(/^\P{Cc}*$/u, "Remove control characters such as tabs, line breaks and null bytes");
}

/** Several lines of text that a person typed. */
export function paragraph(what: string, longest: number) {
  return z
    .string({ error: `Enter ${what}` })
    .refine((text) => text.isWellFormed(), "This text has broken Unicode: type it again")
    .normalize("NFC")
    .trim()
    .min(1, `Enter ${what}`)
    .max(longest, `Use at most ${longest} characters`)
    .regex(/^(?:\P{Cc}|[\n\r\t])*$/u, "Remove control characters");
}

/** An email address in lower case: people are told apart by it. */
export const emailField = z
  .string({ error: "Enter an email address" })
  .trim()
  .toLowerCase()
  .min(1, "Enter an email address")
  .max(254, "An email address has at most 254 characters")
  .pipe(z.email("Enter an email address such as ada@example.com"));

/** A password that is being chosen. */
export const passwordField = z
  .string({ error: "Choose a password" })
  .min(8, "Use at least 8 characters")
  .max(128, "Use at most 128 characters")
  .refine(
    (text) => text.isWellFormed() && !text.includes("\0"),
    "The password has characters that cannot be typed",
  );

/** A password that is being checked: no rule but a bound. */
export const knownPasswordField = z
  .string({ error: "Enter the password" })
  .min(1, "Enter the password")
  .max(1024, "This is too long for a password");

export const personNameField = line("a name", 100);
export const organizationField = line("the organization's name", 100);
export const tokenField = z
  .string({ error: "Open the link in the mail again" })
  .regex(/^[\w-]{20,100}$/, "This link is incomplete: open it from the mail again");

export const roleField = z.enum(["owner", "admin", "technical", "billing", "read_only"], {
  error: "Choose a role",
});

/** What `POST /auth/register` of the registrants' API takes, in our names. */
export const registerAccountInput = z.strictObject({
  email: emailField,
  password: passwordField,
  organization: organizationField,
  contactName: personNameField,
});
export type RegisterAccountInput = z.infer<typeof registerAccountInput>;

export const updateAccountInput = z.strictObject({
  organization: organizationField,
  contactName: personNameField,
  email: emailField,
});
export type UpdateAccountInput = z.infer<typeof updateAccountInput>;

/** What operators ask for. */
export const listAccountsInput = z.strictObject({
  /** Part of the organization's name or of an email address, or the account's number. */
  search: z
    .string()
    .trim()
    .max(200)
    // PostgreSQL's texts cannot hold one.
    .refine((text) => !text.includes("\0"), "Remove null bytes")
    .default(""),
  page: z.int().min(1).max(100_000).default(1),
  limit: z.int().min(1).max(100).default(25),
});
export type ListAccountsInput = z.infer<typeof listAccountsInput>;

export const accountInput = z.strictObject({
  number: z.int("There is no such account").min(1, "There is no such account").max(2_147_483_647),
});
export type AccountInput = z.infer<typeof accountInput>;

const RATE_LIMIT = "Enter a whole number from 1 to 1,000,000";

export const setRateLimitInput = z.strictObject({
  ...accountInput.shape,
  /** Requests in an hour for each key; null for the portal's default. */
  rateLimitPerHour: z.int(RATE_LIMIT).min(1, RATE_LIMIT).max(1_000_000, RATE_LIMIT).nullable(),
});
export type SetRateLimitInput = z.infer<typeof setRateLimitInput>;

const DOMAIN_LIMIT = "Enter a whole number from 0 to 1,000,000";

export const setDomainLimitInput = z.strictObject({
  ...accountInput.shape,
  /** Names that it may hold by way of programs; null for the usual number. */
  domainLimit: z.int(DOMAIN_LIMIT).min(0, DOMAIN_LIMIT).max(1_000_000, DOMAIN_LIMIT).nullable(),
});
export type SetDomainLimitInput = z.infer<typeof setDomainLimitInput>;

export const inviteMemberInput = z.strictObject({ email: emailField, role: roleField });
export type InviteMemberInput = z.infer<typeof inviteMemberInput>;

export const memberInput = z.strictObject({ userId: z.uuid("There is no such member") });
export type MemberInput = z.infer<typeof memberInput>;

export const changeRoleInput = z.strictObject({ userId: z.uuid("There is no such member"), role: roleField });
export type ChangeRoleInput = z.infer<typeof changeRoleInput>;

export const invitationInput = z.strictObject({ invitationId: z.uuid("There is no such invitation") });
export type InvitationInput = z.infer<typeof invitationInput>;

export const invitationTokenInput = z.strictObject({ token: tokenField });
export type InvitationTokenInput = z.infer<typeof invitationTokenInput>;

/** `name` and `password` are for a person who is new here. */
export const acceptInvitationInput = z.strictObject({
  token: tokenField,
  name: personNameField.optional(),
  password: passwordField.optional(),
});
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>;

import * as z from "zod";
import {
  emailField,
  knownPasswordField,
  line,
  organizationField,
  passwordField,
  personNameField,
  tokenField,
} from "../accounts/schema";
import { spendLimitField } from "../billing/schema";
import { SCOPES } from "./scopes";
import { codeField } from "./second-factor/schema";

export const signUpInput = z.strictObject({
  email: emailField,
  password: passwordField,
  name: personNameField,
  organization: organizationField,
});
export type SignUpInput = z.infer<typeof signUpInput>;

export const credentialsInput = z.strictObject({
  email: emailField,
  password: knownPasswordField,
  /** Of the second factor, where the user has one. */
  code: codeField.optional(),
});
export type CredentialsInput = z.infer<typeof credentialsInput>;

export const emailInput = z.strictObject({ email: emailField });
export type EmailInput = z.infer<typeof emailInput>;

export const tokenInput = z.strictObject({ token: tokenField });
export type TokenInput = z.infer<typeof tokenInput>;

export const resetPasswordInput = z.strictObject({ token: tokenField, password: passwordField });
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;

export const changePasswordInput = z.strictObject({
  currentPassword: knownPasswordField,
  newPassword: passwordField,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const sessionInput = z.strictObject({ sessionId: z.uuid("There is no such session") });
export type SessionInput = z.infer<typeof sessionInput>;

export const switchAccountInput = z.strictObject({ accountId: z.uuid("There is no such account") });
export type SwitchAccountInput = z.infer<typeof switchAccountInput>;

export const updateProfileInput = z.strictObject({ name: personNameField });
export type UpdateProfileInput = z.infer<typeof updateProfileInput>;

export const createFirstOperatorInput = z.strictObject({
  email: emailField,
  password: passwordField,
  name: personNameField,
});
export type CreateFirstOperatorInput = z.infer<typeof createFirstOperatorInput>;

const keyName = line("a name for the key", 100);

/** Addresses and CIDR ranges that a key may be used from. */
export const addressesField = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .pipe(
        z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
          error: "Enter an IPv4 or IPv6 address or a range such as 192.0.2.0/24 or 2001:db8::/32",
        }),
      ),
  )
  .max(50, "A key takes at most 50 addresses")
  .transform((addresses) => [...new Set(addresses)]);

/** Names of one ACME-only key at most. */
export const MOST_ACME_NAMES = 500;

const keyDetails = z.strictObject({
  name: keyName,
  scopes: z
    .array(z.enum(SCOPES, { error: "There is no such scope" }))
    .min(1, "Choose at least one scope")
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope))),
  /** Null for a key that does not expire. */
  expiresAt: z
    .union([z.string(), z.date()])
    .pipe(z.coerce.date({ error: "Enter a date" }))
    .nullable()
    .default(null),
  /** Empty for any address. */
  allowedAddresses: addressesField.default([]),
  spendLimitAmount: spendLimitField.default(null),
  /** Of an ACME-only key: names of the account, full or the label under the default namespace. */
  acmeNames: z
    .array(z.string().trim().min(1, "Choose a name").max(1_024, "A name has at most 253 characters"))
    .max(MOST_ACME_NAMES, `An ACME-only key takes at most ${MOST_ACME_NAMES} names`)
    .default([]),
});

export const createKeyInput = keyDetails.superRefine(({ scopes, acmeNames }, ctx) => {
  const isAcme = scopes.includes("dns:acme");
  const refuse = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
  if (isAcme && scopes.length > 1) {
    refuse("scopes", "An ACME-only key may do nothing else: leave the other scopes out, or dns:acme");
  } else if (isAcme && acmeNames.length === 0) {
    refuse("acmeNames", "Choose the names whose certificates it is for");
  } else if (!isAcme && acmeNames.length > 0) {
    refuse("acmeNames", "Only a key with the scope dns:acme is for chosen names");
  }
});
export type CreateKeyInput = z.infer<typeof createKeyInput>;

export const updateKeyInput = z.strictObject({
  keyId: z.uuid("There is no such API key"),
  name: keyName.optional(),
  allowedAddresses: addressesField.optional(),
  spendLimitAmount: spendLimitField.optional(),
});
export type UpdateKeyInput = z.infer<typeof updateKeyInput>;

export const keyInput = z.strictObject({ keyId: z.uuid("There is no such API key") });
export type KeyInput = z.infer<typeof keyInput>;

import { z } from "zod";
import { isoSeconds } from "@/lib/time";
import type { KeyInUse } from "@/services/access/key-in-use";
import type { AccountDetails } from "@/services/accounts/account";
import { wireId } from "../ids";
import { answerSchema, identifier, timestamp } from "./components";

export const tokenAnswer = answerSchema(
  "TokenVerification",
  z.object({
    id: identifier,
    status: z.enum(["active", "disabled", "expired"]),
    not_before: timestamp.optional(),
    expires_on: timestamp.optional(),
  }),
);

export function toToken(key: KeyInUse) {
  return {
    id: wireId(key.id),
    status: "active",
    not_before: isoSeconds(key.createdAt),
    expires_on: key.expiresAt ? isoSeconds(key.expiresAt) : undefined,
  };
}

export const accountAnswer = answerSchema(
  "Account",
  z.object({
    id: identifier,
    name: z.string(),
    type: z.enum(["standard", "enterprise"]),
    settings: z.object({ enforce_twofactor: z.boolean() }),
    created_on: timestamp,
  }),
);

export function toAccount(account: AccountDetails) {
  return {
    id: wireId(account.id),
    name: account.organization,
    type: "standard",
    settings: { enforce_twofactor: false },
    created_on: isoSeconds(account.createdAt),
  };
}

export const userAnswer = answerSchema(
  "User",
  z.object({
    id: identifier,
    email: z.string(),
    first_name: z.string().nullable(),
    last_name: z.string().nullable(),
    username: z.string(),
    suspended: z.boolean(),
    two_factor_authentication_enabled: z.boolean(),
    two_factor_authentication_locked: z.boolean(),
    organizations: z.array(z.unknown()),
  }),
);

/** Who made the token; a token whose maker has left stands for its account. */
export function toUser(key: KeyInUse, account: AccountDetails) {
  const { id, email, name, hasSecondFactor } = key.createdBy ?? {
    ...account,
    name: account.contactName,
    hasSecondFactor: false,
  };
  const [first = "", ...rest] = name.split(" ");
  return {
    id: wireId(id),
    email,
    first_name: first || null,
    last_name: rest.join(" ") || null,
    username: email,
    suspended: false,
    two_factor_authentication_enabled: hasSecondFactor,
    two_factor_authentication_locked: false,
    organizations: [],
  };
}

import { z } from "zod";
import { claimInput } from "@/services/names/schema";
import type {
  StartRegistrationInput,
  StartTransferInInput,
  StartUpdateInput,
} from "@/services/workflows/schema";
import { bodySchema } from "./components";
import { contactsBody, fromContacts } from "./contact";
import { privacyMode } from "./registration";

const fullName = z
  .string()
  .min(1, "domain_name is required")
  .max(1_024, "Must be a domain name")
  .refine((text) => /\../.test(text.trim()), "Must be a fully qualified domain name, with its extension")
  .meta({ example: "acmecorp.com.store" });

const years = z
  .int()
  .meta({ description: "1 to 10, as the extension allows; its fewest when left out", example: 1 });
const autoRenew = z.boolean();

const acknowledgements = bodySchema(
  "Acknowledgements",
  z.object({
    premium_fee: z.union([z.string(), z.number()]).optional().meta({
      description: "The price of a premium name for all years together, as it was shown",
      example: "240.00",
    }),
    claims_notice: z
      .object({ id: claimInput.shape.noticeId, accepted_at: claimInput.shape.acceptedAt })
      .optional()
      .meta({ description: "The claims notice that the registrant was shown and has accepted" }),
  }),
);

export const createBody = bodySchema(
  "RegistrationCreate",
  z.object({
    domain_name: fullName,
    years: years.optional(),
    auto_renew: autoRenew.default(false),
    privacy_mode: privacyMode.default("redaction"),
    contacts: contactsBody.optional(),
    acknowledgements: acknowledgements.optional(),
  }),
);

export function fromCreateBody(body: z.output<typeof createBody>): StartRegistrationInput {
  const { premium_fee: fee, claims_notice: notice } = body.acknowledgements ?? {};
  return {
    name: body.domain_name,
    years: body.years,
    autoRenew: body.auto_renew,
    privacy: body.privacy_mode === "redaction",
    contacts: body.contacts && fromContacts(body.contacts),
    acceptedPremiumDecimal: fee,
    claim: notice && { noticeId: notice.id, acceptedAt: notice.accepted_at },
  };
}

export const editBody = bodySchema(
  "RegistrationEdit",
  z.object({
    auto_renew: autoRenew.optional(),
    privacy_mode: privacyMode.optional(),
    locked: z.boolean().optional().meta({ description: "Against transfer to another account" }),
    contacts: contactsBody.optional(),
  }),
);

export function fromEditBody(name: string, body: z.output<typeof editBody>): StartUpdateInput {
  return {
    name,
    autoRenew: body.auto_renew,
    privacy: body.privacy_mode === undefined ? undefined : body.privacy_mode === "redaction",
    lock: body.locked,
    contacts: body.contacts && fromContacts(body.contacts),
  };
}

export const renewBody = bodySchema(
  "RegistrationRenew",
  z.object({
    years: z.int().default(1),
    current_expires_at: z.iso.datetime().optional().meta({
      description:
        "The end of the term that you know: the name is renewed only if it ends on that day (UTC), so once",
    }),
  }),
);

export const authCode = z
  .base64("Must be base64 (RFC 4648 §4)")
  .max(512)
  .meta({ description: "The transfer code, base64-encoded", example: "bml4b3M+Pj5hcmNoLWxpbnV4" });

export function fromAuthCode(encoded: string): string {
  return Buffer.from(encoded, "base64").toString();
}

export const transferInBody = bodySchema(
  "TransferIn",
  z.object({
    auth_code: authCode.min(1, "auth_code is required"),
    auto_renew: autoRenew.default(false),
    privacy_mode: privacyMode.default("redaction"),
    contacts: contactsBody.optional(),
  }),
);

export function fromTransferInBody(
  name: string,
  body: z.output<typeof transferInBody>,
): StartTransferInInput {
  return {
    name,
    authCode: fromAuthCode(body.auth_code),
    autoRenew: body.auto_renew,
    privacy: body.privacy_mode === "redaction",
    contacts: body.contacts && fromContacts(body.contacts),
  };
}

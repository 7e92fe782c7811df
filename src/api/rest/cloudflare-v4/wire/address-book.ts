import { z } from "zod";
import { isoSeconds } from "@/lib/time";
import type { ContactEntry } from "@/services/contacts/view";
import { contactInput } from "@/services/names/schema";
import { wireId } from "../ids";
import { answerSchema, bodySchema, identifier, timestamp } from "./components";
import { address, contactBody, contactFields, toContact } from "./contact";

export const contactAnswer = answerSchema(
  "BookContact",
  z.object({
    id: identifier,
    ...contactFields,
    is_default: z.boolean().meta({ description: "The registrant of names that name none" }),
    email_status: z.enum(["verified", "waiting", "unverified"]),
    created_at: timestamp,
    updated_at: timestamp,
  }),
);

export function toBookContact(entry: ContactEntry) {
  return {
    id: wireId(entry.id),
    ...toContact(entry),
    is_default: entry.isDefault,
    email_status: entry.verification.state,
    created_at: isoSeconds(entry.createdAt),
    updated_at: isoSeconds(entry.updatedAt),
  };
}

export const newContactBody = bodySchema(
  "BookContactCreate",
  contactBody.extend({ is_default: z.boolean().optional() }),
);

const { email, phone, fax, name, organization } = contactInput.shape;

export const contactPatchBody = bodySchema(
  "BookContactPatch",
  z.object({
    email: email.optional(),
    phone,
    fax,
    postal_info: z.object({ name: name.optional(), organization, address: address.optional() }).optional(),
  }),
);

/** What is left out stays undefined: it stays as it is. */
export function fromContactPatch(body: z.output<typeof contactPatchBody>) {
  const place = body.postal_info?.address;
  return {
    name: body.postal_info?.name,
    organization: body.postal_info?.organization,
    email: body.email,
    phone: body.phone,
    fax: body.fax,
    street: place?.street,
    city: place?.city,
    region: place?.state,
    postalCode: place?.postal_code,
    country: place?.country_code,
  };
}

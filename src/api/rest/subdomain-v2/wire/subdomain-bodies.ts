import { z } from "zod";
import {
  checkManyInput,
  claimInput,
  contactInput,
  deleteInput,
  domainText,
  nameserverInput,
  nameText,
  type registerInput,
  renewInput,
  updateInput,
  years,
} from "@/services/names/schema";
import { bodySchema } from "./components";
import { firstRecordBody } from "./record";

const domain = domainText.meta({ description: "Base domain", example: "com.store" });

export const registerBody = bodySchema(
  "RegisterSubdomainBody",
  z.strictObject({
    subdomain: nameText.meta({ description: "The label to register", example: "shop" }),
    domain,
    period: years.default(1).meta({ description: "Years, 1 to 10" }),
    auto_renew: z.boolean().default(false),
    privacy: z.boolean().default(true).meta({ description: "Keep the contacts out of public answers" }),
    premium_price: z.number().optional().meta({
      description:
        "For a premium name: the price for the whole period that you have seen and accept, as a decimal number. Without it, or with another price, nothing is registered",
    }),
    claim: z
      .strictObject({
        notice_id: claimInput.shape.noticeId,
        accepted_at: claimInput.shape.acceptedAt.meta({
          description: "When the registrant accepted the notice, within the last 48 hours",
        }),
      })
      .optional()
      .meta({
        description:
          "For a name that a claims notice covers: the notice that the registrant has read and accepted",
      }),
    dns_records: z
      .array(firstRecordBody)
      .max(10_000, "A zone holds at most 10,000 records")
      .default([])
      .meta({ description: "The zone's first records" }),
  }),
);

export function fromRegisterBody(body: z.output<typeof registerBody>) {
  return {
    name: body.subdomain,
    domain: body.domain,
    years: body.period,
    autoRenew: body.auto_renew,
    privacy: body.privacy,
    acceptedPremiumDecimal: body.premium_price,
    claim: body.claim && { noticeId: body.claim.notice_id, acceptedAt: body.claim.accepted_at },
    records: body.dns_records,
  } satisfies z.output<typeof registerInput>;
}

export const checkBody = bodySchema(
  "CheckSubdomainsBody",
  z.strictObject({
    names: checkManyInput.shape.names.meta({ example: ["shop", "api.com.store"] }),
    domain: domain.optional(),
  }),
);

const { postalCode, ...contactFields } = contactInput.shape;
const contactBody = bodySchema("ContactBody", z.strictObject({ ...contactFields, postal_code: postalCode }));

const contactsBody = z.strictObject({
  registrant: contactBody.optional(),
  admin: contactBody.optional(),
  tech: contactBody.optional(),
  billing: contactBody.optional(),
});

const nameserverBody = z.union([nameserverInput.shape.host, nameserverInput]);

const dsBody = z.strictObject({
  key_tag: z.int().min(0).max(65_535),
  algorithm: z.int().min(0).max(255),
  digest_type: z.int().min(0).max(255),
  digest: z.string().max(128),
});

export const updateBody = bodySchema(
  "UpdateSubdomainBody",
  z
    .strictObject({
      auto_renew: z.boolean().optional(),
      lock: z.boolean().optional().meta({ description: "Sets or clears clientTransferProhibited" }),
      privacy: z.boolean().optional(),
      statuses: updateInput.shape.clientStatuses.meta({
        description: "The whole set of client statuses, RFC 5731",
      }),
      nameservers: z
        .array(nameserverBody)
        .max(13, "At most 13 nameservers")
        .optional()
        .meta({
          description:
            "Your own nameservers, as names or with glue; an empty list brings the name back to ours",
          example: ["ns1.example.net", "ns2.example.net"],
        }),
      ds: z.array(dsBody).max(12).optional().meta({ description: "DS data, with own nameservers" }),
      contacts: contactsBody.optional().meta({ description: "A role that is left out stays" }),
    })
    .refine((body) => Object.keys(body).length > 0, "Send at least one field to change"),
);

export function fromUpdateBody(name: string, body: z.output<typeof updateBody>) {
  const { registrant, admin, tech, billing } = body.contacts ?? {};
  return {
    name,
    autoRenew: body.auto_renew,
    lock: body.lock,
    privacy: body.privacy,
    clientStatuses: body.statuses,
    nameservers: body.nameservers?.map((ns) => (typeof ns === "string" ? { host: ns, addresses: [] } : ns)),
    ds: body.ds?.map(({ key_tag, algorithm, digest_type, digest }) => ({
      keyTag: key_tag,
      algorithm,
      digestType: digest_type,
      digest,
    })),
    contacts: body.contacts && {
      registrant: registrant && fromContact(registrant),
      admin: admin && fromContact(admin),
      tech: tech && fromContact(tech),
      billing: billing && fromContact(billing),
    },
  } satisfies z.output<typeof updateInput>;
}

function fromContact({ postal_code, ...contact }: z.output<typeof contactBody>) {
  return { ...contact, postalCode: postal_code };
}

export const deleteBody = bodySchema(
  "DeleteSubdomainBody",
  z.strictObject({
    confirm: deleteInput.shape.confirm.optional().meta({
      description: "The full name, typed again; here or in the query",
      example: "shop.com.store",
    }),
  }),
);

export const renewBody = bodySchema(
  "RenewSubdomainBody",
  z.strictObject({
    period: years.default(1).meta({ description: "Years to add" }),
    current_expires_at: renewInput.shape.currentExpiresAt.meta({
      description: "When given, the renewal happens only if the name expires on this day, so once",
    }),
  }),
);

export const emptyBody = bodySchema("EmptyBody", z.strictObject({}));

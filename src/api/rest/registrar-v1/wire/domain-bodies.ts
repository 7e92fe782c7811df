import { z } from "zod";
import { RegistryError } from "@/services/errors";
import { claimInput, contactInput, nameText, updateInput, years } from "@/services/names/schema";
import { TRANSFER_OPS } from "@/services/registrar/inputs";
import { sandboxDays } from "@/services/registrar/sandbox-schema";
import { rejectTransferInput } from "@/services/transfers/schema";
import { bodySchema, control } from "./components";
import { target } from "./target";

export const checkBody = bodySchema(
  "CheckDomainBody",
  z.strictObject({
    ...target,
    domains: z
      .array(nameText)
      .min(1, "Name at least one")
      .max(20, "At most 20 names are checked at once")
      .optional()
      .meta({ description: "Instead of `domain`: up to 20 full names", example: ["alice.defiwallet"] }),
    ...control,
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

export function fromContacts(contacts: z.output<typeof contactsBody> = {}) {
  const from = (contact: z.output<typeof contactBody> | undefined) => {
    if (!contact) return undefined;
    const { postal_code, ...fields } = contact;
    return { ...fields, postalCode: postal_code };
  };
  const { registrant, admin, tech, billing } = contacts;
  return { registrant: from(registrant), admin: from(admin), tech: from(tech), billing: from(billing) };
}

const host = z.string().max(1_024);

/** What each may be the verb says. */
const nameservers = z.array(
  z.union([host, z.strictObject({ host, addresses: z.array(z.string().max(100)).default([]) })]),
);

const MOST_NAMESERVERS = 13;

/** @throws RegistryError invalid_nameservers: too many, in the words of all other faults of nameservers */
export function fromNameservers(list: z.output<typeof nameservers>) {
  if (list.length > MOST_NAMESERVERS) {
    const message = `a name has at most ${MOST_NAMESERVERS} nameservers, not ${list.length}`;
    throw new RegistryError("invalid_nameservers", { message, fields: [{ path: "nameservers", message }] });
  }
  return list.map((ns) => (typeof ns === "string" ? { host: ns, addresses: [] } : ns));
}

const NAMESERVERS = ["ns1.example.net", "ns2.example.net"];

export const createBody = bodySchema(
  "CreateDomainBody",
  z.strictObject({
    ...target,
    years: years.default(1).meta({ description: "How long to register it for" }),
    auto_renew: z.boolean().default(false),
    privacy: z.boolean().default(true).meta({ description: "Keep the contacts out of public answers" }),
    nameservers: nameservers.default([]).meta({
      description: "2 to 13 host names, or objects with glue; none for a zone hosted by the registry",
      example: NAMESERVERS,
    }),
    contacts: contactsBody.optional().meta({ description: "By role; any may be left out" }),
    claim: z
      .strictObject({
        notice_id: claimInput.shape.noticeId,
        accepted_at: claimInput.shape.acceptedAt.meta({
          description: "When the registrant accepted the notice, within the last 48 hours",
        }),
      })
      .optional()
      .meta({
        description: "For a name that a claims notice covers: what the registrant has read and accepted",
      }),
    premium_price: z
      .union([z.number(), z.string().regex(/^\d{1,12}(\.\d{1,4})?$/, "Write an amount such as 120.00")])
      .optional()
      .meta({ description: "For a premium name: the price for all years that the registrant accepted" }),
    ...control,
  }),
);

export const renewBody = bodySchema(
  "RenewDomainBody",
  z.strictObject({
    years: years.default(1).meta({ description: "How many to add" }),
    current_expires_at: z.iso.datetime().optional().meta({
      description: "When given, the name is renewed only if it expires on this day, so once (RFC 5731)",
    }),
    ...control,
  }),
);

const dsBody = z.strictObject({
  key_tag: z.int().min(0).max(65_535),
  algorithm: z.int().min(0).max(255),
  digest_type: z.int().min(0).max(255),
  digest: z.string().max(128),
});

export const updateBody = bodySchema(
  "UpdateDomainBody",
  z.strictObject({
    auto_renew: z.boolean().optional(),
    privacy: z.boolean().optional(),
    lock: z.boolean().optional().meta({ description: "Sets or clears clientTransferProhibited" }),
    statuses: updateInput.shape.clientStatuses.meta({
      description: "The whole set of client statuses (RFC 5731)",
    }),
    contacts: contactsBody.optional().meta({ description: "A role that is left out stays" }),
    ds: z.array(dsBody).max(12).optional().meta({ description: "DS data, with own nameservers" }),
    ...control,
  }),
);

export const transferBody = bodySchema(
  "TransferDomainBody",
  z.strictObject({
    op: z.enum(TRANSFER_OPS).default("request").meta({
      description:
        "As in EPP (RFC 5730): `query` and the answers to a transfer need nothing else, but `reject` a `reason`",
    }),
    reason: rejectTransferInput.shape.reason
      .optional()
      .meta({ description: "With `reject`: the other side reads it" }),
    auth_code: z
      .string()
      .min(1, "Send the transfer code")
      .max(255)
      .optional()
      .meta({ description: "To take a name over: the code from who holds it now" }),
    gaining_registrar: z
      .union([z.string().min(1).max(64), z.strictObject({ slug: z.string().min(1).max(64) })])
      .optional()
      .meta({
        description: "To hand a name over: the handle of the registrar's channel",
        example: "acme-registrar",
      }),
    ...control,
  }),
);

export const nameserversBody = bodySchema(
  "UpdateNameserversBody",
  z.strictObject({
    nameservers: nameservers.meta({
      description:
        "2 to 13 host names; a host inside the name itself needs `addresses`. An empty list brings the name back to the registry's own",
      example: NAMESERVERS,
    }),
    ...control,
  }),
);

export const deleteBody = bodySchema(
  "DeleteDomainBody",
  z.strictObject({
    ...control,
  }),
);

export const clockBody = bodySchema(
  "AdvanceClockBody",
  z.strictObject({ advance_days: sandboxDays, ...control }),
);

export const resetBody = bodySchema(
  "ResetSandboxBody",
  z.strictObject({
    tld: target.tld.meta({
      description: "May be left out when one namespace alone is listed for the channel",
    }),
    ...control,
  }),
);

import { z } from "zod";
import type { ContactView } from "@/services/names/contacts";
import { contactInput } from "@/services/names/schema";
import { bodySchema } from "./components";

const { email, phone, fax, name, organization, street, city, region, postalCode, country } =
  contactInput.shape;

export const address = z.object({
  street,
  city,
  state: region,
  postal_code: postalCode,
  country_code: country,
});

/** A contact, each field held to the rule of the dashboard's. */
export const contactBody = bodySchema(
  "Contact",
  z.object({
    email,
    phone,
    fax,
    postal_info: z.object({ name, organization, address: address.optional() }),
  }),
);

type ContactBody = z.output<typeof contactBody>;

export function fromContact({ email: mail, phone: tel, fax: telefax, postal_info: postal }: ContactBody) {
  return {
    name: postal.name,
    organization: postal.organization,
    email: mail,
    phone: tel,
    fax: telefax,
    street: postal.address?.street,
    city: postal.address?.city,
    region: postal.address?.state,
    postalCode: postal.address?.postal_code,
    country: postal.address?.country_code,
  };
}

/** Contacts by this dialect's roles. */
export const contactsBody = bodySchema(
  "Contacts",
  z.object({
    registrant: contactBody.optional(),
    administrator: contactBody.optional(),
    technical: contactBody.optional(),
    billing: contactBody.optional(),
  }),
);

export function fromContacts(contacts: z.output<typeof contactsBody>) {
  const { registrant, administrator, technical, billing } = contacts;
  return {
    registrant: registrant && fromContact(registrant),
    admin: administrator && fromContact(administrator),
    tech: technical && fromContact(technical),
    billing: billing && fromContact(billing),
  };
}

const text = z.string().nullable();

/** What of an answer is a contact. */
export const contactFields = {
  email: z.string(),
  phone: text,
  fax: text,
  postal_info: z.object({
    name: z.string(),
    organization: text,
    address: z.object({ street: text, city: text, state: text, postal_code: text, country_code: text }),
  }),
};

export function toContact(contact: ContactView) {
  return {
    email: contact.email,
    phone: contact.phone,
    fax: contact.fax,
    postal_info: {
      name: contact.name,
      organization: contact.organization,
      address: {
        street: contact.street,
        city: contact.city,
        state: contact.region,
        postal_code: contact.postalCode,
        country_code: contact.country,
      },
    },
  };
}

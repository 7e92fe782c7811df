import type { NameView } from "./life";

export type Contacts = NameView["contacts"];
export type ContactRole = keyof Contacts;
export type Contact = NonNullable<Contacts[ContactRole]>;

/** The roles that may be the registrant as well, RFC 5731 §2.1. */
export const OTHER_ROLES = ["admin", "tech", "billing"] as const;

export const ROLE_WORDS: Readonly<
  Record<(typeof OTHER_ROLES)[number], { readonly title: string; readonly text: string }>
> = {
  admin: { title: "Administrative", text: "Who decides about the name" },
  tech: { title: "Technical", text: "Who runs its DNS" },
  billing: { title: "Billing", text: "Who pays for it" },
};

/** Whether the contact says the same as the registrant, or nothing at all. */
export function isSameContact(contact: Contact | undefined, registrant: Contact | undefined): boolean {
  if (!contact) return true;
  if (!registrant) return false;
  return (Object.keys(contact) as (keyof Contact)[]).every((key) => contact[key] === registrant[key]);
}

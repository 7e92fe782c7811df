import * as z from "zod";
import { contactInput, contactRoles, nameText } from "../names/schema";

/** Entries that an account's address book holds at most. */
export const MOST_CONTACTS = 500;
/** Names that an entry is copied to at once. */
export const MOST_NAMES = 100;

export const contactRef = z.strictObject({ contactId: z.uuid("There is no such contact") });
export type ContactRef = z.infer<typeof contactRef>;

export const listContactsInput = z.strictObject({
  page: z.number().int().min(1).max(1_000_000).default(1),
  limit: z.number().int().min(1).max(100).default(50),
  /** Part of a name, organization or email address. */
  query: z
    .string()
    .trim()
    .max(254, "Search for at most 254 characters")
    // PostgreSQL's texts cannot hold one.
    .refine((text) => !text.includes("\0"), "Remove null bytes")
    .optional(),
});
export type ListContactsInput = z.input<typeof listContactsInput>;

/** The first entry becomes the default whatever it says. */
export const addContactInput = contactInput.extend({ isDefault: z.boolean().optional() });
export type AddContactInput = z.infer<typeof addContactInput>;

/** What is left out stays; null empties a field. */
export const updateContactInput = contactInput.partial().extend(contactRef.shape);
export type UpdateContactInput = z.infer<typeof updateContactInput>;

export const removeContactInput = contactRef.extend({
  /** When the default goes: the entry that becomes it. Left out, there is none then. */
  nextDefaultId: z.uuid("There is no such contact").optional(),
});
export type RemoveContactInput = z.infer<typeof removeContactInput>;

/** Null: no entry is the default. */
export const setDefaultContactInput = z.strictObject({
  contactId: z.uuid("There is no such contact").nullable(),
});
export type SetDefaultContactInput = z.infer<typeof setDefaultContactInput>;

const roles = z.array(z.enum(contactRoles)).min(1, "Choose at least one role");

/** Copies an entry to names, in the roles given for each. */
export const copyToNamesInput = contactRef.extend({
  to: z
    .array(z.strictObject({ name: nameText, roles: roles.default(["registrant"]) }))
    .min(1, "Choose at least one name")
    .max(MOST_NAMES, `Choose at most ${MOST_NAMES} names`),
});
export type CopyToNamesInput = z.infer<typeof copyToNamesInput>;

/** Names as they are typed or pasted into one field. */
export const splitNames = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

export const typedNamesInput = z.strictObject({
  names: z
    .string()
    .refine((text) => splitNames(text).length > 0, "Enter at least one name")
    .refine((text) => splitNames(text).length <= MOST_NAMES, `Enter at most ${MOST_NAMES} names`),
  roles,
});

export const contactEmailInput = z.strictObject({ email: contactInput.shape.email });
export type ContactEmailInput = z.infer<typeof contactEmailInput>;

export const verifyContactEmailInput = z.strictObject({
  token: z.string().regex(/^[\w-]{20,100}$/, "This link is incomplete: open it from the mail again"),
});
export type VerifyContactEmailInput = z.infer<typeof verifyContactEmailInput>;

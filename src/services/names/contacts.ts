import type { z } from "zod";
import type { Contact } from "@/db/generated/client";
import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { newId } from "@/lib/id";
import type { Context } from "../context";
import { contactRoles, type contactsInput } from "./schema";

/** A contact as its owner sees it. */
export type ContactView = Pick<
  Contact,
  | "name"
  | "organization"
  | "email"
  | "phone"
  | "fax"
  | "street"
  | "city"
  | "region"
  | "postalCode"
  | "country"
>;

export function toContactView(contact: ContactView): ContactView {
  const { name, organization, email, phone, fax, street, city, region, postalCode, country } = contact;
  return { name, organization, email, phone, fax, street, city, region, postalCode, country };
}

/** What a name's contacts are to be; a role left out stays as it is. */
export type ContactsByRole = z.output<typeof contactsInput>;

/** Each contact is a row of its own: names share none. */
const WRITE = statement(
  "name_contacts_write",
  `WITH given AS (
     SELECT * FROM json_to_recordset($4::json) AS g (id uuid, role contact_role, name text, organization text, email text,
       phone text, fax text, street text, city text, region text, "postalCode" text, country text)
   ), written AS (
     INSERT INTO contact (id, account_id, name, organization, email, phone, fax, street, city, region, postal_code, country,
       created_at, updated_at)
     SELECT id, $1::uuid, name, organization, email, phone, fax, street, city, region, "postalCode", country, $3, $3 FROM given
   )
   INSERT INTO name_contact (name_id, role, contact_id) SELECT $2::uuid, role, id FROM given
   ON CONFLICT (name_id, role) DO UPDATE SET contact_id = excluded.contact_id`,
);

/** Gives a name contacts of its own, in place of what it had in their roles: names share none, with the address book neither. */
export async function writeContacts(
  tx: SqlTx,
  ctx: Context,
  { accountId, nameId }: { accountId: string; nameId: string },
  contacts: ContactsByRole,
): Promise<void> {
  const given = contactRoles.flatMap((role) => {
    const contact = contacts[role];
    return contact ? [{ ...contact, id: newId(), role }] : [];
  });
  if (given.length > 0) await tx.sql(WRITE, [accountId, nameId, ctx.now, JSON.stringify(given)]);
}

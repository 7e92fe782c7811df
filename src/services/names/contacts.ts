import type { z } from "zod";
import type { Contact } from "@/db/generated/client";
import type { ContactRole } from "@/db/generated/enums";
import type { Tx } from "@/db/transaction";
import type { Context } from "../context";
import type { contactInput } from "./schema";

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

/** Gives a name a contact of its own, in place of what it had in that role: names share none, with the address book neither. */
export async function writeContact(
  tx: Tx,
  ctx: Context,
  accountId: string,
  nameId: string,
  role: ContactRole,
  input: z.output<typeof contactInput>,
): Promise<void> {
  const contact = await tx.prisma.contact.create({
    data: { accountId, ...input, createdAt: ctx.now, updatedAt: ctx.now },
  });
  await tx.prisma.nameContact.upsert({
    where: { nameId_role: { nameId, role } },
    create: { nameId, role, contactId: contact.id },
    update: { contactId: contact.id },
  });
}

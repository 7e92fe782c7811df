import type { Contact } from "@/db/generated/client";
import { statement } from "@/db/sql";
import type { SqlTx, Tx } from "@/db/transaction";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { ContactView } from "../names/contacts";
import type { ContactRef } from "./schema";
import { readVerification } from "./verification";
import { type ContactEntry, toEntry } from "./view";

/** An entry of another account, or a contact of a name, is no entry: the answer does not tell which. */
export function noSuchContact(): RegistryError {
  return new RegistryError("not_found", { message: "There is no such contact in your address book" });
}

/** One entry of the address book. @throws RegistryError not_found */
export async function loadContact(ctx: Context, { contactId }: ContactRef): Promise<ContactEntry> {
  const { accountId } = requireScope(ctx, "names:read");
  const row = await findEntry(ctx.db, accountId, contactId);
  if (!row) throw noSuchContact();
  return toEntry(row, await readVerification(ctx.db, { accountId, email: row.email, now: ctx.now }));
}

/** Prepared by hand: registrations by program begin with it. */
const DEFAULT = statement(
  "contact_default",
  `SELECT name, organization, email, phone, fax, street, city, region, postal_code AS "postalCode", country
   FROM contact WHERE account_id = $1::uuid AND is_default AND in_book`,
);

/** What a name is registered with that says nothing of its registrant; null when the account has chosen none. */
export async function findDefaultContact(on: SqlTx, accountId: string): Promise<ContactView | null> {
  const [contact] = await on.sql<ContactView>(DEFAULT, [accountId]);
  return contact ?? null;
}

export function findEntry(
  { prisma }: Pick<Tx, "prisma">,
  accountId: string,
  contactId: string,
): Promise<Contact | null> {
  return prisma.contact.findFirst({ where: { id: contactId, accountId, inBook: true } });
}

/** Changes of an address book take turns, so that it has one default whoever comes first. */
export async function lockBook(tx: Tx, accountId: string): Promise<void> {
  await tx.prisma.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
}

/** As `findEntry`, in a locked book. @throws RegistryError not_found */
export async function lockEntry(tx: Tx, accountId: string, contactId: string): Promise<Contact> {
  await lockBook(tx, accountId);
  const row = await findEntry(tx, accountId, contactId);
  if (!row) throw noSuchContact();
  return row;
}

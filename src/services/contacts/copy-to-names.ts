import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { type BulkOutcome, eachName } from "../names/bulk";
import { toContactView } from "../names/contacts";
import type { contactRoles } from "../names/schema";
import { updateName } from "../names/update";
import { findEntry, noSuchContact } from "./load";
import { type ContactRef, type CopyToNamesInput, MOST_NAMES } from "./schema";

type Role = (typeof contactRoles)[number];

/**
 * Gives chosen names what an entry of the address book says now, in the roles chosen for each. Each name by itself: one
 * that cannot be changed does not stop the others.
 * @throws RegistryError not_found (the entry) | missing_scope
 */
export async function copyToNames(ctx: Context, input: CopyToNamesInput): Promise<BulkOutcome[]> {
  const { accountId } = requireScope(ctx, "names:write");
  const entry = await findEntry(ctx.db, accountId, input.contactId);
  if (!entry) throw noSuchContact();
  const contact = toContactView(entry);
  const roles = new Map(input.to.map((one) => [one.name, one.roles]));
  return eachName(roles.keys(), async (name) => {
    const contacts = Object.fromEntries((roles.get(name) ?? []).map((role) => [role, contact]));
    const { expiresAt } = await updateName(ctx, { name, contacts });
    return { expiresAt, chargedAmount: 0 };
  });
}

/** A name with a contact that says the same as an entry. */
export interface NameWithContact {
  readonly fqdn: string;
  readonly unicode: string;
  readonly roles: readonly Role[];
}

const COPIES = statement(
  "contact_copies",
  `SELECT n.fqdn, n.label_unicode || substr(n.fqdn, length(n.label) + 1) AS unicode,
     array_agg(nc.role::text ORDER BY nc.role) AS roles, (count(*) OVER ())::int AS total
   FROM contact e
     JOIN contact c ON c.account_id = e.account_id AND c.email = e.email AND NOT c.in_book
     JOIN name_contact nc ON nc.contact_id = c.id
     JOIN name n ON n.id = nc.name_id AND n.account_id = e.account_id
   WHERE e.id = $1::uuid AND e.account_id = $2::uuid AND e.in_book AND n.released_at IS NULL AND n.deleted_at IS NULL
     AND (c.name, c.organization, c.phone, c.fax, c.street, c.city, c.region, c.postal_code, c.country)
       IS NOT DISTINCT FROM
       (e.name, e.organization, e.phone, e.fax, e.street, e.city, e.region, e.postal_code, e.country)
   GROUP BY n.id, n.fqdn, n.label, n.label_unicode ORDER BY n.fqdn LIMIT $3`,
);

/** The names that an entry was copied to and that still say the same; at most 100 of them. @throws RegistryError not_found */
export async function listCopies(
  ctx: Context,
  { contactId }: ContactRef,
): Promise<{ names: NameWithContact[]; total: number }> {
  const { accountId } = requireScope(ctx, "names:read");
  if (!(await findEntry(ctx.db, accountId, contactId))) throw noSuchContact();
  const rows = await ctx.db.sql<NameWithContact & { total: number }>(COPIES, [
    contactId,
    accountId,
    MOST_NAMES,
  ]);
  return { names: rows.map(({ total: _, ...name }) => name), total: rows[0]?.total ?? 0 };
}

import type { Prisma } from "@/db/generated/client";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { type ListContactsInput, listContactsInput } from "./schema";
import { readVerifications } from "./verification";
import { type ContactEntry, toEntry } from "./view";

export interface ContactPage {
  readonly items: readonly ContactEntry[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
}

/** The address book: the default first, then by name. @throws RegistryError missing_scope */
export async function listContacts(ctx: Context, input: ListContactsInput): Promise<ContactPage> {
  const { accountId } = requireScope(ctx, "names:read");
  const { page, limit, query } = listContactsInput.parse(input);
  const found = query ? { contains: query.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const } : null;
  const where: Prisma.ContactWhereInput = {
    accountId,
    inBook: true,
    ...(found && { OR: [{ name: found }, { organization: found }, { email: found }] }),
  };
  const rows = await ctx.db.prisma.contact.findMany({
    where,
    orderBy: [{ isDefault: "desc" }, { name: "asc" }, { id: "asc" }],
    skip: (page - 1) * limit,
    take: limit,
  });
  const total = await ctx.db.prisma.contact.count({ where });
  const emails = rows.map(({ email }) => email);
  const verifications = await readVerifications(ctx.db, { accountId, emails, now: ctx.now });
  const items = rows.map((row) =>
    toEntry(row, verifications.get(row.email.toLowerCase()) ?? { state: "unverified" }),
  );
  return { items, total, page, limit };
}

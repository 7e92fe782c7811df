import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { clearDefault } from "./add";
import { bookSubject } from "./audit";
import { findEntry, lockBook, noSuchContact } from "./load";
import type { SetDefaultContactInput } from "./schema";

/**
 * Chooses the registrant of names that are registered without one; null for none. The one that is chosen already is no
 * change. @throws RegistryError not_found | missing_scope
 */
export async function setDefaultContact(ctx: Context, { contactId }: SetDefaultContactInput): Promise<void> {
  const { accountId } = requireScope(ctx, "names:write");
  await inTransaction(ctx.db, async (tx) => {
    await lockBook(tx, accountId);
    if (contactId !== null && !(await findEntry(tx, accountId, contactId))) throw noSuchContact();
    const before = await tx.prisma.contact.findFirst({
      where: { accountId, isDefault: true },
      select: { id: true },
    });
    if ((before?.id ?? null) === contactId) return;
    await clearDefault(tx, accountId);
    if (contactId) {
      await tx.prisma.contact.update({ where: { id: contactId }, data: { isDefault: true } });
    }
    await recordAudit(tx, ctx, {
      action: "contacts.set_default",
      accountId,
      subject: bookSubject(contactId ?? before?.id ?? accountId),
      before: { defaultId: before?.id ?? null },
      after: { defaultId: contactId },
    });
  });
}

import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { bookSubject } from "./audit";
import { findEntry, lockEntry, noSuchContact } from "./load";
import type { RemoveContactInput } from "./schema";

/**
 * Takes an entry out of the address book; names keep their copies. With the default goes the registrant of names that are
 * registered without one, but for `nextDefaultId`.
 * @throws RegistryError not_found | missing_scope
 */
export async function removeContact(ctx: Context, input: RemoveContactInput): Promise<void> {
  const { accountId } = requireScope(ctx, "names:write");
  const { contactId, nextDefaultId } = input;
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockEntry(tx, accountId, contactId);
    await tx.prisma.contact.delete({ where: { id: contactId } });
    const next = row.isDefault && nextDefaultId ? nextDefaultId : null;
    if (next !== null) {
      if (!(await findEntry(tx, accountId, next))) throw noSuchContact();
      await tx.prisma.contact.update({ where: { id: next }, data: { isDefault: true } });
    }
    await recordAudit(tx, ctx, {
      action: "contacts.remove",
      accountId,
      subject: bookSubject(contactId),
      before: { isDefault: row.isDefault },
      after: { defaultId: next },
    });
  });
}

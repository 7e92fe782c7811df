import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { toContactView } from "../names/contacts";
import { inviteToVerify } from "./add";
import { bookSubject } from "./audit";
import { lockEntry } from "./load";
import type { UpdateContactInput } from "./schema";
import { readVerification } from "./verification";
import { type ContactEntry, toEntry } from "./view";

/**
 * Changes an entry of the address book. Names that were registered with it keep their copies: see `copyToNames`.
 * @throws RegistryError not_found | missing_scope
 */
export async function updateContact(ctx: Context, input: UpdateContactInput): Promise<ContactEntry> {
  const { accountId } = requireScope(ctx, "names:write");
  const { contactId, ...fields } = input;
  return inTransaction(ctx.db, async (tx) => {
    const before = await lockEntry(tx, accountId, contactId);
    const after = await tx.prisma.contact.update({
      where: { id: contactId },
      data: { ...fields, updatedAt: ctx.now },
    });
    const [was, is] = [toContactView(before), toContactView(after)];
    const changedFields = (Object.keys(is) as (keyof typeof is)[]).filter(
      (field) => is[field] !== was[field],
    );
    if (changedFields.length > 0) {
      await recordAudit(tx, ctx, {
        action: "contacts.update",
        accountId,
        subject: bookSubject(contactId),
        after: { changedFields },
      });
    }
    if (changedFields.includes("email")) await inviteToVerify(tx, ctx, accountId, after.email);
    return toEntry(after, await readVerification(tx, { accountId, email: after.email, now: ctx.now }));
  });
}

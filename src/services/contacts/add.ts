import { inTransaction, type Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { bookSubject } from "./audit";
import { ensureVerified } from "./ensure-verified";
import { lockBook } from "./load";
import { type AddContactInput, MOST_CONTACTS } from "./schema";
import { readVerification } from "./verification";
import { type ContactEntry, toEntry } from "./view";

/**
 * Adds an entry to the address book; the first becomes the default. Where a namespace asks for verified addresses, a mail
 * goes out at once, so that a registration need not wait for it.
 * @throws RegistryError limit_reached | missing_scope
 */
export async function addContact(ctx: Context, input: AddContactInput): Promise<ContactEntry> {
  const { accountId } = requireScope(ctx, "names:write");
  const { isDefault: wantsDefault = false, ...fields } = input;
  return inTransaction(ctx.db, async (tx) => {
    await lockBook(tx, accountId);
    const count = await tx.prisma.contact.count({ where: { accountId, inBook: true } });
    if (count >= MOST_CONTACTS) {
      throw new RegistryError("limit_reached", {
        message: `An address book has at most ${MOST_CONTACTS} contacts: remove one first`,
      });
    }
    const isDefault = wantsDefault || count === 0;
    if (isDefault) await clearDefault(tx, accountId);
    const row = await tx.prisma.contact.create({
      data: {
        id: newId(),
        accountId,
        ...fields,
        inBook: true,
        isDefault,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "contacts.add",
      accountId,
      subject: bookSubject(row.id),
      after: { isDefault },
    });
    await inviteToVerify(tx, ctx, accountId, row.email);
    return toEntry(row, await readVerification(tx, { accountId, email: row.email, now: ctx.now }));
  });
}

export async function clearDefault(tx: Tx, accountId: string): Promise<void> {
  await tx.prisma.contact.updateMany({ where: { accountId, isDefault: true }, data: { isDefault: false } });
}

/** Nobody is written to as long as no namespace asks for it. The day's limit does not keep an entry out of the book. */
export async function inviteToVerify(tx: Tx, ctx: Context, accountId: string, email: string): Promise<void> {
  const asking = await tx.prisma.namespace.findFirst({
    where: { verifyContacts: true },
    select: { id: true },
  });
  if (!asking) return;
  try {
    await ensureVerified(tx, ctx, { accountId, email });
  } catch (error) {
    if (!(error instanceof RegistryError) || error.code !== "too_many_attempts") throw error;
  }
}

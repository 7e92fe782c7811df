import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { lockAnyName } from "./any-name";
import type { addNoteInput, removeNoteInput } from "./schema";

/**
 * Writes a note about a name, for operators' eyes. The audit has that there is one, and not its text, which may name
 * persons. Operators with the role support or admin. @throws RegistryError missing_scope | not_found
 */
export async function addNote(ctx: Context, input: z.output<typeof addNoteInput>): Promise<{ id: string }> {
  const operator = requireRight(ctx, "names:write");
  const id = newId();
  await inTransaction(ctx.db, async (tx) => {
    const { row } = await lockAnyName(tx, ctx, input.name);
    await tx.prisma.nameNote.create({
      data: { id, nameId: row.id, author: operator.email, text: input.text, createdAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "names.add_note",
      accountId: null,
      subject: { kind: "name", id: row.id, name: row.fqdn },
      after: { noteId: id, length: input.text.length },
    });
  });
  return { id };
}

/**
 * Removes a note: its author may, and an admin. @throws RegistryError missing_scope | not_found
 */
export async function removeNote(ctx: Context, input: z.output<typeof removeNoteInput>): Promise<void> {
  const operator = requireRight(ctx, "names:write");
  await inTransaction(ctx.db, async (tx) => {
    const note = await tx.prisma.nameNote.findUnique({
      where: { id: input.noteId },
      include: { name: { select: { id: true, fqdn: true } } },
    });
    if (!note) throw new RegistryError("not_found", { message: "There is no such note" });
    if (note.author !== operator.email && operator.operatorRole !== "admin") {
      throw new RegistryError("missing_scope", { message: "Only its author or an admin may remove a note" });
    }
    const { count } = await tx.prisma.nameNote.deleteMany({ where: { id: note.id } });
    if (count === 0) throw new RegistryError("not_found", { message: "There is no such note" });
    await recordAudit(tx, ctx, {
      action: "names.remove_note",
      accountId: null,
      subject: { kind: "name", id: note.name.id, name: note.name.fqdn },
      before: { noteId: note.id, author: note.author, length: note.text.length },
    });
  });
}

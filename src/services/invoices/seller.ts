import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { inTransaction } from "@/db/transaction";
import { requireOperator, requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { InvoiceSeller } from "./document";
import type { SetSellerInput } from "./schema";

/** Who sells: the one row there is. */
export async function findSeller({ prisma }: Pick<Tx, "prisma">): Promise<InvoiceSeller> {
  const { id: _, updatedAt: __, ...seller } = await prisma.seller.findUniqueOrThrow({ where: { id: 1 } });
  return seller;
}

/** Who sells, for operators. */
export async function loadSeller(ctx: Context): Promise<InvoiceSeller> {
  requireOperator(ctx);
  return findSeller(ctx.db);
}

const PREFIX_TAKEN = statement(
  "invoice_prefix_taken",
  `SELECT EXISTS (SELECT 1 FROM invoice WHERE kind = 'credit_note' AND upper(seller->>'creditNotePrefix') = upper($1))
     AS "invoicePrefix",
   EXISTS (SELECT 1 FROM invoice WHERE kind = 'invoice' AND upper(seller->>'invoicePrefix') = upper($2))
     AS "creditNotePrefix"`,
);

/**
 * Sets what stands on invoices from now on; those that are issued stay as they are. Admins only.
 * @throws RegistryError missing_scope | invalid_value (a prefix that the other kind has had)
 */
export async function setSeller(ctx: Context, input: SetSellerInput): Promise<void> {
  requireRight(ctx, "registry:write");
  await inTransaction(ctx.db, async (tx) => {
    const before = await findSeller(tx);
    const [taken] = await tx.sql<{ invoicePrefix: boolean; creditNotePrefix: boolean }>(PREFIX_TAKEN, [
      input.invoicePrefix,
      input.creditNotePrefix,
    ]);
    for (const path of ["invoicePrefix", "creditNotePrefix"] as const) {
      if (!taken?.[path]) continue;
      const message = "The other kind has had this prefix: a number would mean two documents";
      throw new RegistryError("invalid_value", { message, fields: [{ path, message }] });
    }
    await tx.prisma.seller.update({ where: { id: 1 }, data: { ...input, updatedAt: ctx.now } });
    await recordAudit(tx, ctx, {
      action: "seller.update",
      accountId: null,
      subject: { kind: "seller", id: "1", name: input.name },
      before,
      after: input,
    });
  });
}

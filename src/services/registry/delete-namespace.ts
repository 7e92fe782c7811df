import type { z } from "zod";
import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import { requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { queueZoneChange } from "../dns/outbox";
import { RegistryError } from "../errors";
import { forgetPolicies } from "../namespaces/policy";
import { LOCK_NAMESPACES } from "./create-namespace";
import { noSuchNamespace, whyNotDelete } from "./namespaces";
import type { deleteNamespaceInput } from "./schema";

const LOCK = statement(
  "registry_namespace_lock_whole",
  "SELECT id FROM namespace WHERE name = $1 FOR UPDATE",
);

/**
 * Deletes a namespace under which nothing was ever registered, with its zone, prices and lists. Admins only.
 * @throws RegistryError missing_scope | not_found | confirmation_mismatch | wrong_state
 */
export async function deleteNamespace(
  ctx: Context,
  input: z.output<typeof deleteNamespaceInput>,
): Promise<void> {
  requireRight(ctx, "registry:write");
  const { name } = input;
  if (input.confirm.trim() !== name) {
    const message = `Type ${name} to confirm`;
    throw new RegistryError("confirmation_mismatch", { message, fields: [{ path: "confirm", message }] });
  }
  await inTransaction(ctx.db, async (tx) => {
    await tx.sql(LOCK_NAMESPACES, []);
    // A registration that is under way holds the row: it comes before, and is then seen.
    await tx.sql(LOCK, [name]);
    const namespace = await tx.prisma.namespace.findUnique({ where: { name } });
    if (!namespace) throw noSuchNamespace(name);
    const why = await whyNotDelete(tx, namespace);
    if (why) throw new RegistryError("wrong_state", { message: why });
    await tx.prisma.namespace.delete({ where: { id: namespace.id } });
    await queueZoneChange(tx, name);
    await recordAudit(tx, ctx, {
      action: "namespaces.delete",
      accountId: null,
      subject: { kind: "namespace", id: namespace.id, name },
      before: { name, createdAt: namespace.createdAt },
    });
  });
  forgetPolicies(ctx.db);
}

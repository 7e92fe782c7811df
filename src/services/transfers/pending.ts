import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { RegistryError } from "../errors";
import { type LoadedName, nameDetails } from "../names/load";
import type { NamespacePolicy } from "../namespaces/policy";
import { type TransferRow, transferDetails } from "./view";

/** A name in transfer, both locked until the transaction ends. */
export interface InTransfer {
  readonly loaded: LoadedName;
  readonly transfer: TransferRow;
}

const LOCK = statement("transfer_lock_name_id", "SELECT id FROM name WHERE id = $1::uuid FOR UPDATE");

/**
 * Locks a name by its id, the way that every change of a name begins, and reads the transfer that waits for an answer.
 * @returns null when none does, any more
 */
export async function lockInTransfer(
  tx: Tx,
  policy: NamespacePolicy,
  nameId: string,
): Promise<InTransfer | null> {
  await tx.sql(LOCK, [nameId]);
  const row = await tx.prisma.name.findUnique({ where: { id: nameId }, include: nameDetails });
  if (!row) return null;
  const transfer = await tx.prisma.transfer.findFirst({
    where: { nameId, state: "pending" },
    include: transferDetails,
  });
  return transfer && { loaded: { row, policy }, transfer };
}

/** For whoever answers what does not wait. */
export function noPendingTransfer(fqdn: string): RegistryError {
  return new RegistryError("no_pending_transfer", {
    message: `No transfer of ${fqdn} waits for an answer`,
    details: { subdomain: fqdn },
  });
}

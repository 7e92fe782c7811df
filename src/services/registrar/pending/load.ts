import type { PendingWork } from "@/db/generated/client";
import type { Tx } from "@/db/transaction";
import { RegistryError } from "../../errors";

export function noSuchWork(): RegistryError {
  return new RegistryError("not_found", { message: "There is no such pending work" });
}

/** A row of any state. @throws RegistryError not_found */
export async function loadWorkRow(prisma: Tx["prisma"], id: string): Promise<PendingWork> {
  const row = await prisma.pendingWork.findUnique({ where: { id } });
  if (!row) throw noSuchWork();
  return row;
}

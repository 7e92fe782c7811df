import type { z } from "zod";
import type { Prisma } from "@/db/generated/client";
import type { Tx } from "@/db/transaction";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { parseForLookup } from "../names/load";
import type { transferRef } from "./schema";
import { type TransferRow, type TransferView, toTransferView, transferDetails } from "./view";

/** The newest transfer of a name that the account is a side of. @throws RegistryError not_found */
export async function loadTransfer(ctx: Context, input: z.output<typeof transferRef>): Promise<TransferView> {
  const { accountId } = requireScope(ctx, "names:read");
  const { fqdn, policy } = await parseForLookup(ctx, input.name);
  const sides = [{ losingAccountId: accountId }, { gainingAccountId: accountId }];
  const row = await findNewest(ctx.db.prisma, { fqdn, OR: sides });
  if (!row) throw noSuchTransfer(input.name);
  return toTransferView(row, accountId, policy, ctx.now);
}

/** The transfer that was asked for last. */
export function findNewest(
  prisma: Tx["prisma"],
  where: Prisma.TransferWhereInput,
): Promise<TransferRow | null> {
  return prisma.transfer.findFirst({
    where,
    include: transferDetails,
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
  });
}

export function noSuchTransfer(text: string): RegistryError {
  const shown = text.slice(0, 253).replace(/\p{Cc}/gu, "\uFFFD");
  return new RegistryError("not_found", {
    message: `There is no transfer of '${shown}' to or from your account`,
    details: { subdomain: shown },
  });
}

import type { z } from "zod";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { parseForLookup } from "../names/load";
import type { transferRef } from "./schema";
import { factsOf, type TransferView, transferDetails } from "./view";

/** A transfer as operators see it. Amount in minor units. */
export type TransferAtOperators = Omit<TransferView, "direction"> & { readonly amount: number };

const MOST_SHOWN = 20;

/** The transfers of a name, also of its earlier registrations, the newest first. Operators only. */
export async function listTransfersOfName(
  ctx: Context,
  input: z.output<typeof transferRef>,
): Promise<TransferAtOperators[]> {
  requireOperator(ctx);
  const { fqdn, policy } = await parseForLookup(ctx, input.name);
  const rows = await ctx.db.prisma.transfer.findMany({
    where: { fqdn },
    include: transferDetails,
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
  });
  return rows.map((row) => ({ ...factsOf(row, policy, ctx.now), amount: row.amount }));
}

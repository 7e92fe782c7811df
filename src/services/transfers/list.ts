import type { z } from "zod";
import type { Prisma } from "@/db/generated/client";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { listPolicies } from "../namespaces/policy";
import type { listTransfersInput } from "./schema";
import { type TransferView, toTransferView, transferDetails } from "./view";

/** A page of transfers. */
export interface TransferPage {
  readonly items: readonly TransferView[];
  readonly total: number;
  /** How many wait, in and out, whatever the filters. */
  readonly waiting: { readonly in: number; readonly out: number };
  readonly page: number;
  readonly limit: number;
}

/** The transfers to and from the account: those that wait first, then the newest. A page past the end is empty. */
export async function listTransfers(
  ctx: Context,
  input: z.output<typeof listTransfersInput>,
): Promise<TransferPage> {
  const { accountId } = requireScope(ctx, "names:read");
  const { direction, state, page, limit } = input;
  const { prisma } = ctx.db;
  const coming = { gainingAccountId: accountId };
  const going = { losingAccountId: accountId };
  const sides = { in: [coming], out: [going] };
  const where: Prisma.TransferWhereInput = { state, OR: direction ? sides[direction] : [coming, going] };
  const [policies, total, rows, waitingIn, waitingOut] = await Promise.all([
    listPolicies(ctx.db),
    prisma.transfer.count({ where }),
    prisma.transfer.findMany({
      where,
      include: transferDetails,
      orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { requestedAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * limit,
      take: limit,
    }),
    prisma.transfer.count({ where: { ...coming, state: "pending" } }),
    prisma.transfer.count({ where: { ...going, state: "pending" } }),
  ]);
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return {
    items: rows.flatMap((row) => {
      const policy = byId.get(row.name.namespaceId);
      return policy ? [toTransferView(row, accountId, policy, ctx.now)] : [];
    }),
    total,
    waiting: { in: waitingIn, out: waitingOut },
    page,
    limit,
  };
}

import type { Context } from "../context";
import { type NamespacePolicy, priceOf } from "../namespaces/policy";

/** What a year of renewal costs for this name, minor units: a premium name's own price, else the namespace's. */
export async function renewAmountOf(
  ctx: Context,
  { row, policy }: { row: { premium: boolean; label: string }; policy: NamespacePolicy },
): Promise<number> {
  if (row.premium) {
    const premium = await ctx.db.prisma.premiumName.findUnique({
      where: { namespaceId_label: { namespaceId: policy.id, label: row.label } },
    });
    if (premium) return premium.renewAmount;
  }
  return priceOf(policy, "renew", ctx.now);
}

import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { customerRefOf, requireProvider } from "./ask-provider";
import { keepCard } from "./keep-card";
import { ProviderAway } from "./provider";
import type { finishSetupInput } from "./schema";

/**
 * Begins to save a card on the provider's page.
 * @returns where that is
 * @throws RegistryError unavailable
 */
export async function startCardSetup(ctx: Context): Promise<{ url: string }> {
  const { accountId } = requireScope(ctx, "billing:write");
  const provider = requireProvider(ctx);
  if (!provider.hosted) {
    throw new RegistryError("unavailable", { message: "Cards are entered in the portal here" });
  }
  try {
    const customerRef = await customerRefOf(ctx, provider, accountId);
    if (!customerRef) throw new ProviderAway("no customer");
    const returnUrl = `${ctx.publicUrl}/dashboard/billing/methods`;
    return { url: await provider.hosted.startSetup({ setupId: newId(), customerRef, returnUrl }) };
  } catch (error) {
    if (!(error instanceof ProviderAway)) throw error;
    throw new RegistryError("unavailable", {
      message: "The payment provider does not answer: try again in a minute",
      cause: error,
    });
  }
}

/**
 * Saves the card that was entered on the provider's page; what both the way back and the provider's notice lead to.
 * @returns whether there is one
 * @throws RegistryError not_found (another account's)
 */
export async function finishCardSetup(
  ctx: Context,
  { setupRef }: z.output<typeof finishSetupInput>,
): Promise<{ isSaved: boolean }> {
  const { accountId } = requireScope(ctx, "billing:write");
  const owner = await keepSetup(ctx, { setupRef }, accountId).catch((error: unknown) => {
    if (error instanceof ProviderAway) return null;
    throw error;
  });
  return { isSaved: owner !== null };
}

/** What the job `keep_card` does. @returns the account's id; null while nothing was saved */
export async function keepSetup(
  ctx: Context,
  { setupRef }: { setupRef: string },
  onlyOf?: string,
): Promise<string | null> {
  const { payments: provider } = ctx;
  const found = await provider?.hosted?.findSetup(setupRef);
  if (!provider || !found) return null;
  const customer = await ctx.db.prisma.paymentCustomer.findUnique({
    where: { provider_providerRef: { provider: provider.name, providerRef: found.customerRef } },
  });
  if (!customer || (onlyOf && customer.accountId !== onlyOf)) {
    throw new RegistryError("not_found", { message: "There is no such card" });
  }
  const { accountId } = customer;
  await inTransaction(ctx.db, (tx) => keepCard(tx, ctx, { accountId, provider: provider.name }, found.card));
  return accountId;
}

import type { Database } from "@/db/client";
import { newId } from "@/lib/id";
import { type BuiltAccount, NOW } from "../builders";
import type { CardOutcome } from "./objects";
import type { StripeStandIn } from "./stand-in";

/** A card of the account that the stand-in keeps. @returns our id of it */
export async function saveStripeCard(
  db: Database,
  stripe: StripeStandIn,
  account: Pick<BuiltAccount, "id">,
  outcome: CardOutcome,
  isDefault = true,
): Promise<string> {
  const { id: providerRef, card } = stripe.ledger.saveCard(null, outcome);
  const { brand, last4, exp_month: expMonth, exp_year: expYear } = card;
  const { id } = await db.prisma.paymentMethod.create({
    data: {
      id: newId(),
      accountId: account.id,
      provider: "stripe",
      providerRef,
      brand,
      last4,
      expMonth,
      expYear,
      isDefault,
      createdAt: NOW,
    },
  });
  return id;
}

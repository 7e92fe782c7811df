import { inTransaction, type Tx } from "@/db/transaction";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { applyPaidRenewal, lockUnpaidTerm, renewalPaymentFailed } from "../lifecycle/auto-renewal";
import { bookPayment } from "./book-top-up";
import { emitPaymentCompleted } from "./payment-events";
import type { PaymentRow } from "./payment-row";

class Void extends Error {}

/**
 * Books the payment and renews the name with it, or does neither: then the money is to be given back.
 */
export async function bookRenewal(
  tx: Tx,
  ctx: Context,
  payment: PaymentRow,
): Promise<"succeeded" | "refunding"> {
  const { nameId, termEndsAt } = payment;
  if (!nameId || !termEndsAt) return "refunding";
  if (!(await lockUnpaidTerm(tx, { nameId, termEndsAt }))) return "refunding";
  try {
    await inTransaction(ctx.db, async (inner) => {
      await bookPayment(inner, ctx, payment, "Renewal");
      const outcome = await applyPaidRenewal(inner, within(ctx, inner), { nameId, termEndsAt });
      if (outcome === "void") throw new Void();
    });
  } catch (error) {
    if (error instanceof Void) return "refunding";
    if (!(error instanceof RegistryError)) throw error;
    // A balance so far below zero, say, that the payment did not lift it to the price.
    await renewalPaymentFailed(tx, ctx, { nameId, termEndsAt }, error.code);
    return "refunding";
  }
  await emitPaymentCompleted(tx, ctx, payment);
  return "succeeded";
}

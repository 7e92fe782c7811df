import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { listPolicies } from "../namespaces/policy";
import { requireProvider } from "./ask-provider";
import { findDefaultMethod, loadMethod } from "./methods";
import { recordPayment } from "./record-payment";
import type { startTopUpInput } from "./schema";
import { type PaymentView, paymentView } from "./view";

/**
 * Begins a top-up by a saved card and does not wait for it: a job asks the provider after the commit, which may be that of
 * a keyed request. The payment says what came of it, as the events payment.completed and payment.failed do.
 * @throws RegistryError not_found (the card) | unavailable
 */
export async function startTopUp(
  ctx: Context,
  { amount, methodId }: z.output<typeof startTopUpInput>,
): Promise<PaymentView> {
  const { accountId } = requireScope(ctx, "billing:write");
  const provider = requireProvider(ctx);
  const method = methodId
    ? await loadMethod(ctx, accountId, methodId)
    : await findDefaultMethod(ctx, accountId);
  if (!method) {
    throw new RegistryError("not_found", { message: "There is no saved card: add one on the billing page" });
  }
  const currency = (await listPolicies(ctx.db))[0]?.currency ?? "USD";
  const id = newId();
  return inTransaction(ctx.db, async (tx) => {
    const payment = { id, accountId, amount, currency, provider: provider.name, ref: null };
    await recordPayment(tx, ctx, { ...payment, methodId: method.id, face: method }, "once");
    return paymentView(await tx.prisma.payment.findUniqueOrThrow({ where: { id } }), null);
  });
}

import type { z } from "zod";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { orderOf, requireProvider } from "./ask-provider";
import { loadOwnPayment } from "./payments";
import type { answerInput } from "./schema";
import { settle } from "./settle";
import { type PaymentView, paymentView } from "./view";

/**
 * The cardholder's answer to the bank of a test card, which the portal plays.
 * @throws RegistryError not_found | payment_not_waiting
 */
export async function answerBank(ctx: Context, input: z.output<typeof answerInput>): Promise<PaymentView> {
  const { accountId } = requireScope(ctx, "billing:write");
  const provider = requireProvider(ctx);
  const payment = await loadOwnPayment(ctx, accountId, input.paymentId);
  if (!provider.entered || payment.provider !== provider.name) throw new RegistryError("not_found");
  if (payment.status !== "requires_action") {
    throw new RegistryError("payment_not_waiting", { details: { status: payment.status } });
  }
  const order = await orderOf(ctx, provider, payment);
  const settled = await settle(ctx, payment.id, provider.entered.answer(order, input.isConfirmed));
  return paymentView(settled ?? payment, null);
}

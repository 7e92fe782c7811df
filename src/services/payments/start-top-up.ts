import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { minorUnits } from "@/lib/money";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { listPolicies } from "../namespaces/policy";
import { requireProvider } from "./ask-provider";
import { findDefaultMethod, loadMethod } from "./methods";
import { recordPayment } from "./record-payment";
import { type startTopUpInput, topUpAmount } from "./schema";
import { type PaymentView, paymentView } from "./view";

/**
 * Begins a top-up by a saved card and does not wait for it: a job asks the provider after the commit, which may be that of
 * a keyed request. The payment says what came of it, as the events payment.completed and payment.failed do.
 * @throws RegistryError invalid_request (the amount) | not_found (the card) | unavailable
 */
export async function startTopUp(
  ctx: Context,
  input: z.output<typeof startTopUpInput>,
): Promise<PaymentView> {
  const { accountId } = requireScope(ctx, "billing:write");
  const provider = requireProvider(ctx);
  const method = input.methodId
    ? await loadMethod(ctx, accountId, input.methodId)
    : await findDefaultMethod(ctx, accountId);
  if (!method) {
    throw new RegistryError("not_found", { message: "There is no saved card: add one on the billing page" });
  }
  const currency = (await listPolicies(ctx.db))[0]?.currency ?? "USD";
  const amount = minorAmount(input.amount, currency);
  const id = newId();
  return inTransaction(ctx.db, async (tx) => {
    const payment = { id, accountId, amount, currency, provider: provider.name, ref: null };
    await recordPayment(tx, ctx, { ...payment, methodId: method.id, face: method }, "once");
    return paymentView(await tx.prisma.payment.findUniqueOrThrow({ where: { id } }), null);
  });
}

function minorAmount(decimal: number, currency: string): number {
  const { data, error } = topUpAmount.safeParse(minorUnits(String(decimal), currency));
  if (data !== undefined) return data;
  const message = error.issues[0]?.message ?? "Enter an amount";
  throw new RegistryError("invalid_request", { message, fields: [{ path: "amount", message }] });
}

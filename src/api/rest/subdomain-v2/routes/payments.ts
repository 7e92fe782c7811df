import { z } from "zod";
import { RegistryError } from "@/services/errors";
import { listMethods } from "@/services/payments/methods";
import { listPayments, loadPayment } from "@/services/payments/payments";
import { paymentInput } from "@/services/payments/schema";
import { startTopUp } from "@/services/payments/start-top-up";
import { type Route, route } from "../route";
import { pageQuery } from "../wire/components";
import { pageAnswer, pageMeta } from "../wire/page";
import {
  paymentAnswer,
  paymentMethodAnswer,
  paymentStatus,
  toPayment,
  toPaymentMethod,
  topUpBody,
} from "../wire/payment";

export const paymentRoutes: Route[] = [
  route({
    method: "POST",
    path: "/account/balance/top-up",
    id: "topUpBalance",
    tag: "Account",
    summary: "Add money to the balance by a saved card",
    description:
      "The card is charged after the answer: the payment is `pending`, and the events `payment.completed` and " +
      "`payment.failed` tell what came of it, as does `GET /payments/{id}`. Cards are saved on the billing page.",
    access: "billing:write",
    body: topUpBody,
    bodyExample: { amount: 50 },
    status: 201,
    data: paymentAnswer,
    fields: { methodId: "payment_method_id" },
    errors: ["invalid_request", "not_found", "unavailable"],
    async run(ctx, { body }) {
      return {
        data: toPayment(await startTopUp(ctx, { amount: body.amount, methodId: body.payment_method_id })),
      };
    },
  }),
  route({
    method: "GET",
    path: "/payments",
    id: "listPayments",
    tag: "Account",
    summary: "List payments by card, the newest first",
    access: "billing:read",
    query: z.object({ ...pageQuery, status: paymentStatus.optional() }),
    status: 200,
    data: z.array(paymentAnswer),
    meta: pageAnswer,
    errors: [],
    async run(ctx, { query }) {
      const { items, total } = await listPayments(ctx, query);
      return { data: items.map(toPayment), meta: pageMeta({ ...query, total }) };
    },
  }),
  route({
    method: "GET",
    path: "/payments/{id}",
    id: "getPayment",
    tag: "Account",
    summary: "Show a payment by card",
    access: "billing:read",
    status: 200,
    data: paymentAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      const { data } = paymentInput.safeParse({ paymentId: params.id });
      if (!data)
        throw new RegistryError("not_found", { message: "There is no such payment in your account" });
      return { data: toPayment(await loadPayment(ctx, data)) };
    },
  }),
  route({
    method: "GET",
    path: "/payment-methods",
    id: "listPaymentMethods",
    tag: "Account",
    summary: "List saved cards, the default one first",
    access: "billing:read",
    status: 200,
    data: z.array(paymentMethodAnswer),
    errors: [],
    async run(ctx) {
      return { data: (await listMethods(ctx)).methods.map(toPaymentMethod) };
    },
  }),
];

import { z } from "zod";
import { toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import type { Registered } from "@/services/names/take-name";
import type { NameView } from "@/services/names/view";
import { answerSchema, currency, decimal, timestamp } from "./components";
import { subdomainAnswer, toSubdomain } from "./subdomain";

export const paid = {
  charged: z.object({ amount: decimal, currency }).meta({ description: "Taken from the balance" }),
  balance: decimal.meta({ description: "What is left" }),
};

export const registeredAnswer = answerSchema(
  "Registration",
  z.object({
    subdomain: z.string().meta({ example: "shop" }),
    domain: z.string().meta({ example: "com.store" }),
    name: z.string().meta({ example: "shop.com.store" }),
    unicode: z.string().meta({ example: "shop.com.store" }),
    registered_at: timestamp,
    expires_at: timestamp,
    period: z.int().meta({ description: "Years" }),
    auto_renew: z.boolean(),
    ...paid,
    invoice: z
      .int()
      .meta({ description: "The charge's number on the statement; GET /invoices/{number} takes it" }),
  }),
);

export function toRegistered(done: Registered) {
  return {
    subdomain: done.label,
    domain: done.namespace,
    name: done.fqdn,
    unicode: `${done.labelUnicode}.${done.namespace}`,
    registered_at: isoSeconds(done.registeredAt),
    expires_at: isoSeconds(done.expiresAt),
    period: done.years,
    auto_renew: done.autoRenew,
    ...toPaid(done.chargedAmount, done.balance, done.currency),
    invoice: done.statementNumber,
  };
}

export const purchaseAnswer = answerSchema("Purchase", subdomainAnswer.extend(paid));

/** A name after a renewal or restore that was paid for. */
export function toPurchase(done: { name: NameView; chargedAmount: number; balance: number }) {
  return { ...toSubdomain(done.name), ...toPaid(done.chargedAmount, done.balance, done.name.currency) };
}

export function toPaid(amount: number, balance: number, code: string) {
  return { charged: { amount: toDecimal(amount, code), currency: code }, balance: toDecimal(balance, code) };
}

import { z } from "zod";
import { toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import type { AccountDetails } from "@/services/accounts/account";
import type { Balance } from "@/services/billing/balance";
import type { Spending } from "@/services/billing/spending";
import type { NamespaceOffer } from "@/services/namespaces/pricing";
import { answerSchema, currency, decimal, timestamp } from "./components";

export const credentialsAnswer = answerSchema(
  "Credentials",
  z.object({
    registrant_id: z.int().meta({ example: 123 }),
    api_key: z.string().meta({ description: "Shown once", example: "sk_live_a1b2c3d4e5f6g7h8i9j0" }),
    organization: z.string().meta({ example: "Example Corp" }),
  }),
);

export function toCredentials(made: { accountNumber: number; apiKey: string; organization: string }) {
  return { registrant_id: made.accountNumber, api_key: made.apiKey, organization: made.organization };
}

const spendLimit = decimal
  .nullable()
  .meta({ description: "Most that may be spent in a calendar month (UTC); null for no limit", example: 500 });

export const accountAnswer = answerSchema(
  "Account",
  z.object({
    registrant_id: z.int(),
    organization: z.string(),
    contact_name: z.string(),
    email: z.string(),
    created_at: timestamp,
    spend_limit: spendLimit,
  }),
);

export function toAccount(account: AccountDetails, code: string) {
  return {
    registrant_id: account.number,
    organization: account.organization,
    contact_name: account.contactName,
    email: account.email,
    created_at: isoSeconds(account.createdAt),
    spend_limit: account.spendLimitAmount === null ? null : toDecimal(account.spendLimitAmount, code),
  };
}

export const balanceAnswer = answerSchema(
  "Balance",
  z.object({
    balance: decimal,
    credit_limit: decimal,
    available: decimal.meta({ description: "Balance and credit limit together" }),
    currency,
    spend_limit: spendLimit,
    spent_this_month: decimal.meta({
      description: "Charged in this calendar month (UTC) and not given back",
    }),
    spend_limit_resets_at: timestamp.meta({ description: "When the next month begins" }),
  }),
);

export function toBalance({ currency: code, balance, creditLimit, available }: Balance, spending: Spending) {
  return {
    balance: toDecimal(balance, code),
    credit_limit: toDecimal(creditLimit, code),
    available: toDecimal(available, code),
    currency: code,
    spend_limit: spending.limit === null ? null : toDecimal(spending.limit, code),
    spent_this_month: toDecimal(spending.spent, code),
    spend_limit_resets_at: isoSeconds(spending.resetsAt),
  };
}

const bounds = z.object({ min: z.int(), max: z.int() });

export const offerAnswer = answerSchema(
  "DomainOffer",
  z.object({
    domain: z.string().meta({ example: "com.store" }),
    default: z.boolean().meta({ description: "Whether bare labels mean this domain" }),
    price: z
      .object({ registration: decimal, renewal: decimal, transfer: decimal, restore: decimal, currency })
      .meta({ description: "A year each; restore once" }),
    period: bounds.meta({ description: "Years" }),
    label_length: bounds,
    scripts: z.array(z.string()).meta({ description: "Scripts beyond ASCII that a label may be written in" }),
    refund_days: z
      .int()
      .meta({ description: "A deletion within so many days gives the registration fee back" }),
    redemption_days: z.int(),
    lifecycle_days: z
      .object({
        add_grace: z.int(),
        renew_grace: z.int(),
        auto_renew_grace: z.int(),
        expiry_hold: z.int().meta({ description: "After expiry an unpaid name leaves DNS" }),
        redemption: z.int(),
        pending_delete: z.int(),
        transfer: z.int().meta({ description: "A transfer nobody answers is approved; 0: at once" }),
        transfer_lock: z.int().meta({ description: "No transfer so soon after registration or transfer" }),
      })
      .meta({ description: "Periods of a name's life (RFC 3915)" }),
    record_types: z.array(z.string()),
    ttl: z.object({ min: z.int(), max: z.int(), default: z.int() }),
    nameservers: z.array(z.string()),
  }),
);

export function toOffer(offer: NamespaceOffer) {
  const amount = (minor: number) => toDecimal(minor, offer.currency);
  return {
    domain: offer.name,
    default: offer.isDefault,
    price: {
      registration: amount(offer.registerAmount),
      renewal: amount(offer.renewAmount),
      transfer: amount(offer.transferAmount),
      restore: amount(offer.restoreAmount),
      currency: offer.currency,
    },
    period: { min: offer.minYears, max: offer.maxYears },
    label_length: { min: offer.minLabelLength, max: offer.maxLabelLength },
    scripts: offer.idnScripts,
    refund_days: offer.addGraceDays,
    redemption_days: offer.redemptionDays,
    lifecycle_days: {
      add_grace: offer.addGraceDays,
      renew_grace: offer.renewGraceDays,
      auto_renew_grace: offer.autoRenewGraceDays,
      expiry_hold: offer.expiryHoldDays,
      redemption: offer.redemptionDays,
      pending_delete: offer.pendingDeleteDays,
      transfer: offer.transferDays,
      transfer_lock: offer.transferLockDays,
    },
    record_types: offer.recordTypes,
    ttl: { min: offer.minTtl, max: offer.maxTtl, default: offer.defaultTtl },
    nameservers: offer.nameservers,
  };
}

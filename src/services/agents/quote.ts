import { formatMoney, minorUnits, toDecimal } from "@/lib/money";
import { balancesOf } from "../billing/balance";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { findAvailability, unavailable } from "../names/check";
import { parseName } from "../names/label";
import { loadName } from "../names/load";
import { renewAmountOf } from "../names/prices";
import { assertYears, renewedExpiry } from "../names/term";
import type { ClaimNotice } from "../namespaces/claims";
import { assertListed } from "../namespaces/policy";
import { contactsFor } from "../workflows/contacts-for";
import { type Purse, requireAgentWrite, requirePurse } from "./require-agent";

/** What a purchase costs now, for the person who decides. Amounts in minor units of `currency`. */
export interface Quote {
  readonly fqdn: string;
  readonly unicode: string;
  readonly years: number;
  /** For all years. */
  readonly amount: number;
  readonly currency: string;
  /** What a year costs when it is renewed. */
  readonly renewAmount: number;
  readonly premium: boolean;
  /** The notice that the registrant has to accept; null when none covers the name. */
  readonly claim: ClaimNotice | null;
  /** End of the term: of a renewal. */
  readonly expiresAt: Date | null;
  /** And what it would become. */
  readonly renewedUntil: Date | null;
  /** The balance, with the credit there is. */
  readonly available: number;
  readonly purse: Purse;
}

/** What somebody has accepted: the whole price, as a decimal of the currency. */
export interface Confirmation {
  readonly amount: string | number;
  readonly currency: string;
}

/**
 * @param years the fewest that the namespace sells, when left out
 * @throws RegistryError missing_scope | unknown_namespace | invalid_label | period_out_of_range | name_taken | name_reserved |
 *   spend_limit_required | contact_required
 */
export async function quoteRegistration(
  ctx: Context,
  input: { name: string; domain?: string; years?: number },
): Promise<Quote> {
  const { accountId } = requireAgentWrite(ctx, "names:register");
  const name = await parseName(ctx, input.name, input.domain);
  const { policy, fqdn, labelUnicode } = name;
  await assertListed(ctx, policy);
  const purse = await requirePurse(ctx, policy.currency);
  const years = input.years ?? policy.minYears;
  assertYears(policy, years);
  const found = await findAvailability(ctx, name);
  if (!found.available) throw unavailable(found);
  // Said before the price is agreed to, and not after.
  await contactsFor(ctx, accountId, undefined);
  return {
    fqdn,
    unicode: `${labelUnicode}.${policy.name}`,
    years,
    amount: found.registerAmount * years,
    currency: policy.currency,
    renewAmount: found.renewAmount,
    premium: found.premium,
    claim: found.claim,
    expiresAt: null,
    renewedUntil: null,
    available: await availableOf(ctx, accountId, policy.currency),
    purse,
  };
}

/** @throws RegistryError missing_scope | not_found | period_out_of_range | spend_limit_required */
export async function quoteRenewal(ctx: Context, input: { name: string; years: number }): Promise<Quote> {
  const tenant = requireAgentWrite(ctx, "names:register");
  const loaded = await loadName(ctx, tenant, input.name);
  const { row, policy } = loaded;
  const purse = await requirePurse(ctx, policy.currency);
  const renewAmount = await renewAmountOf(ctx, loaded);
  return {
    fqdn: row.fqdn,
    unicode: `${row.labelUnicode}.${policy.name}`,
    years: input.years,
    amount: renewAmount * input.years,
    currency: policy.currency,
    renewAmount,
    premium: row.premium,
    claim: null,
    expiresAt: row.expiresAt,
    renewedUntil: renewedExpiry(policy, row.expiresAt, input.years, ctx.now),
    available: await availableOf(ctx, tenant.accountId, policy.currency),
    purse,
  };
}

async function availableOf(ctx: Context, accountId: string, currency: string): Promise<number> {
  const balances = await balancesOf(ctx, accountId);
  return balances.find((balance) => balance.currency === currency)?.available ?? 0;
}

/** @throws RegistryError price_changed, when not exactly the price of now was confirmed */
export function assertConfirmed({ fqdn, amount, currency, years }: Quote, confirmed: Confirmation): void {
  const isCurrency = confirmed.currency.toUpperCase() === currency;
  if (isCurrency && minorUnits(String(confirmed.amount), currency) === amount) return;
  const period = years === 1 ? "a year" : `${years} years`;
  throw new RegistryError("price_changed", {
    message:
      `${fqdn} costs ${formatMoney({ amount, currency })} for ${period}, and not what was confirmed: nothing was bought. ` +
      "Show this price to whoever pays, and confirm exactly that",
    details: { price: toDecimal(amount, currency), currency, years },
    fields: [{ path: "confirm.amount", message: `must be ${toDecimal(amount, currency)}` }],
  });
}

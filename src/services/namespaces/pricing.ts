import type { Context } from "../context";
import { type Listing, listPolicies, type NamespacePolicy, priceOf } from "./policy";

/** What a namespace offers, for anybody. Amounts in minor units; register, renew and transfer a year, restore flat. */
export interface NamespaceOffer {
  readonly name: string;
  readonly isDefault: boolean;
  readonly currency: string;
  readonly registerAmount: number;
  readonly renewAmount: number;
  readonly transferAmount: number;
  readonly restoreAmount: number;
  readonly minYears: number;
  readonly maxYears: number;
  readonly minLabelLength: number;
  readonly maxLabelLength: number;
  readonly idnScripts: readonly string[];
  readonly addGraceDays: number;
  readonly renewGraceDays: number;
  readonly autoRenewGraceDays: number;
  readonly expiryHoldDays: number;
  readonly redemptionDays: number;
  readonly pendingDeleteDays: number;
  readonly transferDays: number;
  readonly transferLockDays: number;
  readonly recordTypes: readonly string[];
  readonly minTtl: number;
  readonly maxTtl: number;
  readonly defaultTtl: number;
  readonly nameservers: readonly string[];
}

/** The namespaces offered through `listing`, the default first. */
export async function listOffers(ctx: Context, listing: Listing): Promise<NamespaceOffer[]> {
  const policies = await listPolicies(ctx.db);
  return policies.filter((p) => p.listedFor.includes(listing)).map((p) => toOffer(p, ctx.now));
}

function toOffer(policy: NamespacePolicy, now: Date): NamespaceOffer {
  return {
    name: policy.name,
    isDefault: policy.isDefault,
    currency: policy.currency,
    registerAmount: priceOf(policy, "register", now),
    renewAmount: priceOf(policy, "renew", now),
    transferAmount: priceOf(policy, "transfer", now),
    restoreAmount: priceOf(policy, "restore", now),
    minYears: policy.minYears,
    maxYears: policy.maxYears,
    minLabelLength: policy.minLabelLength,
    maxLabelLength: policy.maxLabelLength,
    idnScripts: policy.idnScripts,
    addGraceDays: policy.addGraceDays,
    renewGraceDays: policy.renewGraceDays,
    autoRenewGraceDays: policy.autoRenewGraceDays,
    expiryHoldDays: policy.expiryHoldDays,
    redemptionDays: policy.redemptionDays,
    pendingDeleteDays: policy.pendingDeleteDays,
    transferDays: policy.transferDays,
    transferLockDays: policy.transferLockDays,
    recordTypes: policy.recordTypes,
    minTtl: policy.minTtl,
    maxTtl: policy.maxTtl,
    defaultTtl: policy.defaultTtl,
    nameservers: policy.nameservers,
  };
}

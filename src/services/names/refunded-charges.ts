import type { Name } from "@/db/generated/client";
import { addDays } from "@/lib/time";
import type { RefundableCharge } from "../billing/refundable";
import type { NamespacePolicy } from "../namespaces/policy";
import { rgpStatuses } from "./statuses";

/**
 * The charges that a deletion at `now` gives back, by the grace periods in force (RFC 3915 §3.1): in the add period all
 * that was paid, in the auto-renew period the registry's renewal, in the renew period the holder's of the last days, in the
 * transfer period the transfer.
 * @param charges of the name, the newest first
 */
export function refundedCharges(
  row: Name,
  policy: NamespacePolicy,
  now: Date,
  charges: readonly RefundableCharge[],
): RefundableCharge[] {
  const inForce = new Set(rgpStatuses(row, policy, now));
  const isAdded = inForce.has("addPeriod");
  const refunded = new Set<RefundableCharge>();
  if (isAdded) {
    for (const charge of charges) if (charge.kind !== "transfer") refunded.add(charge);
  }
  const renewals = charges.filter(({ kind }) => kind === "renew");
  const { autoRenewedAt, lastRenewedAt } = row;
  const auto = autoRenewedAt && chargeAt(renewals, autoRenewedAt, lastRenewedAt);
  if (auto && autoRenewedAt && now < addDays(autoRenewedAt, policy.autoRenewGraceDays)) refunded.add(auto);
  if (lastRenewedAt && inForce.has("renewPeriod")) {
    const own = renewals.filter((charge) => charge !== auto);
    const last = chargeAt(own, lastRenewedAt, null);
    // By the name's own date, from which its charges are counted: a name may have been made older than its ledger.
    const since = last && addDays(last.createdAt, -policy.renewGraceDays).getTime() + age(lastRenewedAt, now);
    for (const charge of own) {
      if (since !== null && since !== undefined && charge.createdAt.getTime() > since) refunded.add(charge);
    }
  }
  if (inForce.has("transferPeriod")) {
    const transfer = charges.find(
      ({ kind, accountId }) => kind === "transfer" && accountId === row.accountId,
    );
    if (transfer) refunded.add(transfer);
  }
  return [...refunded];
}

const age = (at: Date, now: Date) => now.getTime() - at.getTime();

/** The charge made at an instant; in a name that was made older, the newest that is not of the `other` instant. */
function chargeAt(
  charges: readonly RefundableCharge[],
  at: Date,
  other: Date | null,
): RefundableCharge | undefined {
  return (
    charges.find(({ createdAt }) => createdAt.getTime() === at.getTime()) ??
    charges.find(({ createdAt }) => createdAt.getTime() !== other?.getTime())
  );
}

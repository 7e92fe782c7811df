import { minorDigits, toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import type { ContactView } from "../names/contacts";
import type { NameView } from "../names/view";

/** An amount as registrars' answers carry it: `{"amount":"12.00","currency":"USD"}`. */
export function moneyResult(amount: number, currency: string): { amount: string; currency: string } {
  return { amount: toDecimal(amount, currency).toFixed(minorDigits(currency)), currency };
}

/** Work that waits for a name, as answers show it. */
export interface WaitingWork {
  readonly id: string;
  readonly command: string;
  readonly requested_at: string;
}

/** A name as registrars see it: what `info_domain` answers and every change of a name ends with. */
export function domainResult(view: NameView, about: { sandbox: boolean; pending: readonly WaitingWork[] }) {
  return {
    domain: view.fqdn,
    unicode: view.unicode,
    label: view.label,
    tld: view.namespace,
    state: view.state,
    statuses: statusesOf(view, about.pending),
    rgp_statuses: view.rgpStatuses,
    registered_at: isoSeconds(view.registeredAt),
    updated_at: isoSeconds(view.updatedAt),
    expires_at: isoSeconds(view.expiresAt),
    auto_renew: view.autoRenew,
    privacy: view.privacy,
    premium: view.premium,
    locked: view.locked,
    hosted: view.hosted,
    nameservers: view.nameservers,
    ds: view.ds.map(({ keyTag, algorithm, digestType, digest }) => ({
      key_tag: keyTag,
      algorithm,
      digest_type: digestType,
      digest,
    })),
    contacts: Object.fromEntries(
      Object.entries(view.contacts).map(([role, contact]) => [role, contactResult(contact)]),
    ),
    refundable_until: isoSeconds(view.addGraceEndsAt),
    redemption_ends_at: view.redemptionEndsAt && isoSeconds(view.redemptionEndsAt),
    releases_at: view.releasesAt && isoSeconds(view.releasesAt),
    renewal_price: moneyResult(view.renewAmount, view.currency),
    backend: { status: about.pending.length > 0 ? "pending" : "applied", pending: about.pending },
    ote_sandbox: about.sandbox,
  };
}

export type DomainResult = ReturnType<typeof domainResult>;

/** RFC 5731 §2.3: what was asked for and waits. */
const PENDING_STATUS: Record<string, string> = {
  update_nameservers: "pendingUpdate",
  transfer_domain: "pendingTransfer",
  delete_domain: "pendingDelete",
};

/** With what waits; `ok` stands alone (RFC 5731 §2.3). */
function statusesOf(view: NameView, pending: readonly WaitingWork[]): string[] {
  const waiting = new Set(pending.flatMap(({ command }) => PENDING_STATUS[command] ?? []));
  const own = waiting.size > 0 ? view.statuses.filter((status) => status !== "ok") : view.statuses;
  return [...own, ...waiting].filter((status, index, all) => all.indexOf(status) === index);
}

function contactResult({ postalCode, ...contact }: ContactView) {
  const { name, organization, email, phone, fax, street, city, region, country } = contact;
  return { name, organization, email, phone, fax, street, city, region, postal_code: postalCode, country };
}

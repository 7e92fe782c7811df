import type { Prisma } from "@/db/generated/client";
import { addYears } from "@/lib/time";
import type { NamespacePolicy } from "../namespaces/policy";
import type { TransferDirection, TransferStateName } from "./schema";

const party = { select: { number: true, channel: { select: { slug: true } } } } as const;

export const transferDetails = {
  name: { select: { namespaceId: true, labelUnicode: true, expiresAt: true } },
  losing: party,
  gaining: party,
} satisfies Prisma.TransferInclude;

export type TransferRow = Prisma.TransferGetPayload<{ include: typeof transferDetails }>;

/** Who ended a transfer: the account that lost the name, the one that gained it, or the registry when nobody answered. */
export type TransferEnder = "losing" | "gaining" | "registry";

/** An account as the other side sees it: its number, and its handle when it is a registrar's. */
export interface TransferParty {
  readonly number: number;
  readonly registrar: string | null;
}

/** A transfer as one of its sides sees it. */
export interface TransferView {
  readonly id: string;
  readonly fqdn: string;
  readonly unicode: string;
  readonly direction: TransferDirection;
  readonly state: TransferStateName;
  readonly losing: TransferParty;
  readonly gaining: TransferParty;
  readonly requestedAt: Date;
  /** When the registry approves it, unless somebody answers before. */
  readonly actsAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: TransferEnder | null;
  /** Why it was rejected, or ended by the registry. */
  readonly reason: string | null;
  readonly years: number;
  /** What the gaining side paid, minor units; null to the losing side. */
  readonly amount: number | null;
  readonly currency: string;
  /** The end of the term once it is approved, of one that waits; else null. */
  readonly expiresAt: Date | null;
}

/** @param accountId the side that looks */
export function toTransferView(
  row: TransferRow,
  accountId: string,
  policy: NamespacePolicy,
  now: Date,
): TransferView {
  const direction = row.gainingAccountId === accountId ? "in" : "out";
  return {
    ...factsOf(row, policy, now),
    direction,
    amount: direction === "in" ? row.amount : null,
  };
}

/** What both sides, and operators, see alike. */
export function factsOf(
  row: TransferRow,
  policy: NamespacePolicy,
  now: Date,
): Omit<TransferView, "direction" | "amount"> {
  return {
    id: row.id,
    fqdn: row.fqdn,
    unicode: `${row.name.labelUnicode}.${policy.name}`,
    state: row.state,
    losing: partyOf(row.losing),
    gaining: partyOf(row.gaining),
    requestedAt: row.requestedAt,
    actsAt: row.actsAt,
    endedAt: row.endedAt,
    endedBy: row.endedBy as TransferEnder | null,
    reason: row.reason,
    years: row.years,
    currency: row.currency,
    expiresAt: row.state === "pending" ? extendedExpiry(policy, row.name.expiresAt, row.years, now) : null,
  };
}

function partyOf({ number, channel }: TransferRow["losing"]): TransferParty {
  return { number, registrar: channel?.slug ?? null };
}

/**
 * The end of a term that a transfer lengthens by `years`: no name is held for more than `maxYears` beyond `now`, and
 * none loses a day (RFC 5731 §3.2.4).
 */
export function extendedExpiry(policy: NamespacePolicy, expiresAt: Date, years: number, now: Date): Date {
  const latest = addYears(now, policy.maxYears);
  const added = addYears(expiresAt, years);
  if (added <= latest) return added;
  return expiresAt > latest ? expiresAt : latest;
}

import { toUnicodeName } from "@/lib/idna";
import { addDays } from "@/lib/time";
import { scopesOf } from "../access/require";
import type { Balance } from "../billing/balance";
import type { Context } from "../context";
import { renewalFailureWords } from "../lifecycle/failure-words";
import { graceEndsAt } from "../lifecycle/steps";
import type { NamespacePolicy } from "../namespaces/policy";
import { hostOf } from "../webhooks/url-rules";
import type { WorkflowAction } from "../workflows/view";
import { type AttentionRow, MOST_OF_A_KIND, readAttention } from "./read-attention";
import { renewalsNeeded } from "./renewals-needed";

/** Of a name; `at` is when it ended or ends, was asked for, is decided: by kind. */
interface AboutName {
  readonly fqdn: string;
  readonly unicode: string;
  readonly at: Date;
}

interface AboutWebhook {
  readonly id: string;
  /** Its description, else its host. */
  readonly name: string;
  readonly at: Date;
}

/** Something to look at. */
export type Attention =
  | ({
      /** A request that goes on once the user has done what it asks for. */
      readonly kind: "request";
      readonly id: string;
      readonly asks: WorkflowAction["type"];
    } & AboutName)
  | ({ readonly kind: "webhook_disabled" | "webhook_failing" } & AboutWebhook)
  | ({
      /** Expired although it should have renewed itself. */
      readonly kind: "unpaid";
      /** Why, to follow a colon. */
      readonly why: string;
      readonly nextTryAt: Date;
      /** It is deleted then. */
      readonly until: Date;
    } & AboutName)
  | ({ readonly kind: "expired"; readonly until: Date } & AboutName)
  | ({
      readonly kind: "redemption" | "expiring" | "transfer_out" | "transfer_in" | "unlock" | "unpublished";
    } & AboutName)
  /** So many others of the kind before. */
  | {
      readonly kind: "more";
      readonly of: Exclude<AttentionKind, "more" | "low_balance">;
      readonly count: number;
    }
  | {
      readonly kind: "low_balance";
      readonly needed: number;
      readonly available: number;
      readonly currency: string;
    };

type AttentionKind = Attention["kind"];

/** What renews within so many days has to be covered; what ends within them is soon. */
export const SOON_DAYS = 30;
const LATE_PUBLICATION_MS = 60_000;

/** What the account should look at, the most urgent first. `balances` are null for those who may not see money. */
export async function attentionOf(
  ctx: Context,
  accountId: string,
  policies: readonly NamespacePolicy[],
  balances: readonly Balance[] | null,
): Promise<Attention[]> {
  const { db, now } = ctx;
  const soon = addDays(now, SOON_DAYS);
  const [rows, needed] = await Promise.all([
    readAttention(db, {
      accountId,
      now,
      soon,
      publishedBy: new Date(now.getTime() - LATE_PUBLICATION_MS),
      withWebhooks: scopesOf(ctx.actor).includes("webhooks:read"),
    }),
    balances ? neededWithoutCard(ctx, accountId, policies, soon) : new Map<string, number>(),
  ]);
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return [
    ...rows.flatMap((row, index) => {
      const item = toAttention(row, byId, now);
      const isLast = rows[index + 1]?.kind !== row.kind;
      const rest = isLast ? row.total - Math.min(row.total, MOST_OF_A_KIND) : 0;
      const more = { kind: "more", of: row.kind, count: rest } as Attention;
      return rest > 0 ? [item, more] : [item];
    }),
    ...[...needed].flatMap(([currency, amount]): Attention[] => {
      const available = balances?.find((one) => one.currency === currency)?.available ?? 0;
      return amount > available ? [{ kind: "low_balance", needed: amount, available, currency }] : [];
    }),
  ];
}

/** An account with a card needs no balance. */
async function neededWithoutCard(
  ctx: Context,
  accountId: string,
  policies: readonly NamespacePolicy[],
  until: Date,
): Promise<ReadonlyMap<string, number>> {
  const [cards, needed] = await Promise.all([
    ctx.db.prisma.paymentMethod.count({ where: { accountId, isDefault: true, removedAt: null } }),
    renewalsNeeded(ctx.db, policies, { accountId, now: ctx.now, until }),
  ]);
  return cards > 0 ? new Map() : needed;
}

function toAttention(
  row: AttentionRow,
  policies: ReadonlyMap<string, NamespacePolicy>,
  now: Date,
): Attention {
  const { at } = row;
  const kind = row.kind as AttentionKind;
  if (kind === "webhook_disabled" || kind === "webhook_failing") {
    const text = row.text ?? "";
    return { kind, id: row.id ?? "", name: URL.canParse(text) ? hostOf(text) : text, at };
  }
  if (kind === "request") {
    const fqdn = row.fqdn ?? "";
    const asks = row.text as WorkflowAction["type"];
    return { kind, id: row.id ?? "", asks, fqdn, unicode: toUnicodeName(fqdn), at };
  }
  const policy = policies.get(row.namespace_id ?? "");
  const name = { fqdn: row.fqdn ?? "", unicode: `${row.label_unicode}.${policy?.name ?? ""}`, at };
  const until = policy ? graceEndsAt({ expiresAt: at }, policy) : at;
  if (kind === "unpaid") {
    const why = renewalFailureWords(row.text);
    return { kind, ...name, why, nextTryAt: row.next_at ?? now, until };
  }
  if (kind === "expired") return { kind, ...name, until };
  return { kind, ...name } as Attention;
}

import type { Name } from "@/db/generated/client";
import type { Tx } from "@/db/transaction";
import { formatMoney } from "@/lib/money";
import type { Context } from "../context";
import { sendMail } from "../mail/send";
import { renewAmountOf } from "../names/prices";
import { restoreTerms } from "../names/restore-terms";
import type { NamespacePolicy } from "../namespaces/policy";
import type { Stepped } from "./deeds";
import { type Funds, TOPICS, type Told, type Topic, topicOf } from "./letter-topics";
import { graceEndsAt } from "./steps";
import { autoRenewalYears } from "./try-renewal";

/** Names written out in one mail; the others are behind its link. */
const MOST_LISTED = 20;

/** A day as mails write it: `8 January 2027`. */
export function dayInWords(date: Date): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(date);
}

/**
 * Mails the holder what was done to names of one account and namespace: one mail for each kind of news, whatever the
 * number of names. Of a name that went through several steps at once only the last is news.
 */
export async function tellHolder(
  tx: Tx,
  ctx: Context,
  policy: NamespacePolicy,
  stepped: readonly Stepped[],
): Promise<void> {
  const byTopic = Map.groupBy(stepped, topicOf);
  byTopic.delete(null);
  const [first] = stepped;
  if (!first || byTopic.size === 0) return;
  const account = await tx.prisma.account.findUniqueOrThrow({
    where: { id: first.row.accountId },
    select: { email: true },
  });
  for (const [topic, news] of byTopic) {
    if (topic === null) continue;
    const told = [];
    for (const one of news) told.push(await toTold(ctx, policy, one));
    const letter = await write(tx, ctx, policy, topic, told, first.row.accountId);
    await sendMail(tx, { to: account.email, ...letter }, ctx.now);
  }
}

async function toTold(ctx: Context, policy: NamespacePolicy, { row, deed }: Stepped): Promise<Told> {
  const yearAmount = await renewAmountOf(ctx, { row, policy });
  const amount = deed.did === "renewed" ? deed.amount : yearAmount * autoRenewalYears(policy);
  return {
    unicode: `${row.labelUnicode}.${policy.name}`,
    fqdn: row.fqdn,
    expiresAt: row.expiresAt,
    autoRenew: row.autoRenew,
    amount,
    restoreAmount: restoreTerms(policy, row.expiresAt, yearAmount, ctx.now).totalAmount,
    endsAt: endOf(row, policy),
    failure: "failure" in deed ? deed.failure : null,
  };
}

/** Until when the holder can do something about it. */
function endOf(row: Name, policy: NamespacePolicy): Date {
  if (row.deletedAt === null) return graceEndsAt(row, policy);
  return (row.stage === "pending_delete" ? row.releasesAt : row.redemptionEndsAt) ?? row.deletedAt;
}

async function write(
  tx: Tx,
  ctx: Context,
  policy: NamespacePolicy,
  topic: Topic,
  told: readonly Told[],
  accountId: string,
): Promise<{ subject: string; text: string }> {
  const { subject, open, sections, isAboutMoney } = TOPICS[topic];
  const money = (amount: number) => formatMoney({ amount, currency: policy.currency });
  const funds = isAboutMoney ? await fundsOf(tx, policy, accountId) : null;
  const only = told.length === 1 ? told[0] : undefined;
  const what = only ? only.unicode : `${told.length} names under ${policy.name}`;
  const paragraphs = sections.flatMap(({ of, lead, line }) => {
    const some = told.filter(of);
    if (some.length === 0) return [];
    const total = some.reduce((sum, { amount }) => sum + amount, 0);
    const text = lead(some, { money, total, funds, day: dayInWords });
    return [text, listed(some, (one) => line(one, { money, day: dayInWords }))];
  });
  const path = only
    ? `/dashboard/names/${encodeURIComponent(only.fqdn)}`
    : `/dashboard/names${TOPICS[topic].listQuery}`;
  return {
    subject: subject(what),
    text: [
      "Hello,",
      ...(open ? [open] : []),
      ...paragraphs,
      `${only ? "The name's page" : "All of them"}:\n${ctx.publicUrl}${path}`,
      "-- \nSent by the registry portal.\n",
    ].join("\n\n"),
  };
}

function listed(names: readonly Told[], line: (one: Told) => string): string {
  const lines = names.slice(0, MOST_LISTED).map((one) => `- ${line(one)}`);
  if (names.length > MOST_LISTED) lines.push(`… and ${names.length - MOST_LISTED} more`);
  return lines.join("\n");
}

async function fundsOf(tx: Tx, policy: NamespacePolicy, accountId: string): Promise<Funds> {
  const ledger = await tx.prisma.ledgerAccount.findFirst({
    where: { kind: "customer", accountId, currency: policy.currency },
  });
  const card = await tx.prisma.paymentMethod.findFirst({
    where: { accountId, isDefault: true, removedAt: null },
  });
  return {
    available: Number((ledger?.balance ?? 0n) + (ledger?.creditLimit ?? 0n)),
    card: card && `${card.brand.charAt(0).toUpperCase()}${card.brand.slice(1)} ending in ${card.last4}`,
  };
}

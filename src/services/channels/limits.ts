import { inTransaction, type Tx } from "@/db/transaction";
import { formatMoney } from "@/lib/money";
import { requireRight } from "../access/require";
import { credit, openLedger, type Posted } from "../billing/ledger";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { listPolicies } from "../namespaces/policy";
import { wakeWorkflows } from "../workflows/wake";
import { recordChange } from "./change";
import { tellContacts } from "./letters";
import { type ChannelRow, loadChannelBySlug } from "./load";
import type {
  CreditChannelInput,
  SetChannelLowBalanceInput,
  SetChannelRateLimitInput,
  SetCreditLimitInput,
} from "./schema";

/** Sets how many requests each key may make to each endpoint in a minute, from its next request on. */
export async function setChannelRateLimit(ctx: Context, input: SetChannelRateLimitInput): Promise<void> {
  requireRight(ctx, "channels:write");
  const { slug, rateLimitPerMinute } = input;
  await inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, slug);
    if (channel.rateLimitPerMinute === rateLimitPerMinute) return;
    await tx.prisma.channel.update({
      where: { id: channel.id },
      data: { rateLimitPerMinute, updatedAt: ctx.now },
    });
    await recordChange(tx, ctx, channel, {
      action: "channels.set_rate_limit",
      event: "channel.limits_changed",
      before: { rateLimitPerMinute: channel.rateLimitPerMinute },
      after: { rateLimitPerMinute },
    });
    await tellContacts(tx, ctx, channel, {
      subject: `The rate limit of ${slug} is ${rateLimitPerMinute} requests a minute`,
      paragraphs: [
        `Each key may make ${rateLimitPerMinute} requests a minute to each endpoint; before it was ${channel.rateLimitPerMinute}.`,
      ],
    });
  });
}

/** Sets below which balance the channel's contacts are told. */
export async function setChannelLowBalance(ctx: Context, input: SetChannelLowBalanceInput): Promise<void> {
  requireRight(ctx, "channels:write");
  const { slug, lowBalanceAmount } = input;
  await inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, slug);
    if (channel.lowBalanceAmount === lowBalanceAmount) return;
    await tx.prisma.channel.update({
      where: { id: channel.id },
      data: { lowBalanceAmount, updatedAt: ctx.now },
    });
    await recordChange(tx, ctx, channel, {
      action: "channels.set_low_balance",
      event: "channel.limits_changed",
      before: { lowBalanceAmount: channel.lowBalanceAmount },
      after: { lowBalanceAmount },
    });
  });
}

/** Sets how far the balance in a currency may fall below zero, minor units. @throws RegistryError invalid_value */
export async function setCreditLimit(ctx: Context, input: SetCreditLimitInput): Promise<void> {
  requireRight(ctx, "channels:write");
  const { slug, currency, creditLimit } = input;
  await assertCurrency(ctx, currency);
  await inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, slug);
    await openLedger(tx, channel.accountId, currency);
    const ledger = await ledgerOf(tx, channel, currency);
    if (ledger.creditLimit === BigInt(creditLimit)) return;
    await tx.prisma.ledgerAccount.update({ where: { id: ledger.id }, data: { creditLimit } });
    await wakeWorkflows(tx, channel.accountId);
    const before = Number(ledger.creditLimit);
    await recordChange(tx, ctx, channel, {
      action: "channels.set_credit_limit",
      event: "channel.limits_changed",
      before: { currency, creditLimit: before },
      after: { currency, creditLimit },
    });
    await tellContacts(tx, ctx, channel, {
      subject: `The credit limit of ${slug} is ${formatMoney({ amount: creditLimit, currency })}`,
      paragraphs: [
        `The balance may fall ${formatMoney({ amount: creditLimit, currency })} below zero; before it was ${formatMoney({ amount: before, currency })}.`,
      ],
    });
  });
}

/** Adds to a channel's balance, by an operator's word: an adjustment on its statement. @throws RegistryError invalid_value */
export async function creditChannel(ctx: Context, input: CreditChannelInput): Promise<Posted> {
  requireRight(ctx, "channels:write");
  const { slug, currency, amount, reason } = input;
  await assertCurrency(ctx, currency);
  return inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, slug);
    const { accountId } = channel;
    await openLedger(tx, accountId, currency);
    const posted = await credit(tx, ctx, {
      accountId,
      currency,
      amount,
      kind: "adjustment",
      description: reason,
    });
    await recordChange(tx, ctx, channel, {
      action: "channels.credit",
      event: "channel.balance_credited",
      before: { currency, balance: posted.balance - amount },
      after: { currency, balance: posted.balance, amount, reason },
    });
    await tellContacts(tx, ctx, channel, {
      subject: `${formatMoney({ amount, currency })} was added to the balance of ${slug}`,
      paragraphs: [
        `The operators added ${formatMoney({ amount, currency })}: ${reason}`,
        `The balance is ${formatMoney({ amount: posted.balance, currency })} now.`,
      ],
    });
    return posted;
  });
}

async function ledgerOf(tx: Tx, { accountId }: ChannelRow, currency: string) {
  return tx.prisma.ledgerAccount.findFirstOrThrow({ where: { kind: "customer", accountId, currency } });
}

/** A balance in a currency that nothing is sold in would never be spent. */
async function assertCurrency(ctx: Context, currency: string): Promise<void> {
  const sold = [...new Set((await listPolicies(ctx.db)).map((policy) => policy.currency))];
  if (sold.includes(currency)) return;
  const message = `Nothing is sold in ${currency}; choose from: ${sold.join(", ")}`;
  throw new RegistryError("invalid_value", { message, fields: [{ path: "currency", message }] });
}

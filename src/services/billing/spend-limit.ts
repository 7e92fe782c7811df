import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { formatMoney, toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { CHARGE_KINDS, type Movement } from "./movement";

/** A calendar month in UTC: `from` is in, `to` is the first instant out. */
export interface Month {
  readonly from: Date;
  readonly to: Date;
}

export function monthOf(now: Date): Month {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return { from: new Date(Date.UTC(year, month, 1)), to: new Date(Date.UTC(year, month + 1, 1)) };
}

/**
 * What the account was charged in a month and not given back. Its entries are read from the newest back to the month's
 * beginning: an hour more, since an entry's place is that of the commit and its time that of the request.
 */
const SPENT = statement(
  "ledger_spent",
  `SELECT coalesce(sum(-e.amount), 0)::bigint AS amount
   FROM ledger_account a
   JOIN ledger_entry e ON e.ledger_account_id = a.id
   JOIN ledger_transaction t ON t.id = e.transaction_id
   WHERE a.kind = 'customer' AND a.account_id = $1::uuid AND a.currency = $2
     AND e.id > coalesce((
       SELECT o.id FROM ledger_entry o JOIN ledger_transaction ot ON ot.id = o.transaction_id
       WHERE o.ledger_account_id = a.id AND ot.created_at < $3::timestamptz - interval '1 hour'
       ORDER BY o.id DESC LIMIT 1), 0)
     AND t.created_at >= $3::timestamptz AND t.created_at < $4::timestamptz AND t.kind = ANY($5::text[])
     AND NOT EXISTS (SELECT 1 FROM ledger_transaction r WHERE r.refunds_id = t.id)`,
);

const SPENT_BY_KEY = statement(
  "ledger_spent_by_key",
  `SELECT coalesce(sum(-e.amount), 0)::bigint AS amount
   FROM ledger_transaction t
   JOIN ledger_entry e ON e.transaction_id = t.id
   JOIN ledger_account a ON a.id = e.ledger_account_id AND a.kind = 'customer' AND a.currency = $2
   WHERE t.key_id = $1::uuid AND t.created_at >= $3::timestamptz AND t.created_at < $4::timestamptz
     AND t.kind = ANY($5::text[])
     AND NOT EXISTS (SELECT 1 FROM ledger_transaction r WHERE r.refunds_id = t.id)`,
);

/** Minor units that an account was charged in a month and not given back. */
export async function spentByAccount(
  { sql }: SqlTx,
  of: { accountId: string; currency: string },
  { from, to }: Month,
): Promise<number> {
  const [row] = await sql<{ amount: number }>(SPENT, [of.accountId, of.currency, from, to, CHARGE_KINDS]);
  return row?.amount ?? 0;
}

/** The same for what one API key has asked for. */
export async function spentByKey(
  { sql }: SqlTx,
  of: { keyId: string; currency: string },
  { from, to }: Month,
): Promise<number> {
  const [row] = await sql<{ amount: number }>(SPENT_BY_KEY, [of.keyId, of.currency, from, to, CHARGE_KINDS]);
  return row?.amount ?? 0;
}

/**
 * Refuses a charge that was just posted when more than a limit is spent with it. Exact in a race: the customer's row is
 * locked since the charge, so that whoever comes second sums up what the first has committed. The registry's own renewals
 * are let through: a limit that nobody thought of must not cost the account its names. They count all the same.
 * @throws RegistryError spend_limit_exceeded
 */
export async function assertWithinLimits(
  tx: SqlTx,
  ctx: Context,
  movement: Movement,
  limits: { account: number | null; key: number | null; keyId: string | null },
): Promise<void> {
  if (ctx.actor.kind === "system" || movement.amount === 0) return;
  const month = monthOf(ctx.now);
  if (limits.key !== null && limits.keyId !== null) {
    const { currency } = movement;
    const spent = await spentByKey(tx, { keyId: limits.keyId, currency }, month);
    if (spent > limits.key) throw exceeded(movement, "key", limits.key, spent, month);
  }
  if (limits.account !== null) {
    const spent = await spentByAccount(tx, movement, month);
    if (spent > limits.account) throw exceeded(movement, "account", limits.account, spent, month);
  }
}

function exceeded(
  { amount, currency }: Movement,
  of: "account" | "key",
  limit: number,
  spentWithIt: number,
  month: Month,
): RegistryError {
  const show = (minor: number) => formatMoney({ amount: minor, currency });
  const spent = spentWithIt - amount;
  const resets = month.to.toISOString().slice(0, 10);
  return new RegistryError("spend_limit_exceeded", {
    message:
      `This costs ${show(amount)}, and ${show(spent)} of the ${show(limit)} that this ${of === "key" ? "API key" : "account"} ` +
      `may spend in a month is spent: raise the limit in billing, or wait for ${resets} (UTC)`,
    details: {
      limit_of: of === "key" ? "api_key" : "account",
      required: toDecimal(amount, currency),
      limit: toDecimal(limit, currency),
      spent: toDecimal(spent, currency),
      currency,
      resets_at: isoSeconds(month.to),
    },
  });
}

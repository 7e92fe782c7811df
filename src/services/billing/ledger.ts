import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { formatMoney, toDecimal } from "@/lib/money";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { wakeWorkflows } from "../workflows/wake";
import type { Movement } from "./movement";
import { assertWithinLimits } from "./spend-limit";

/** What became of it. `number` is its number on the statement; `balance` the customer's afterwards, minor units. */
export interface Posted {
  readonly transactionId: string;
  readonly number: number;
  readonly balance: number;
}

const OPEN = statement(
  "ledger_open",
  `INSERT INTO ledger_account (id, kind, account_id, currency)
   VALUES ($1::uuid, 'customer', $4::uuid, $5), ($2::uuid, 'revenue', NULL, $5), ($3::uuid, 'cash', NULL, $5)
   ON CONFLICT DO NOTHING`,
);

/** Opens the customer's account in a currency, and the registry's own two; does nothing where they exist. */
export async function openLedger(tx: SqlTx, accountId: string, currency: string): Promise<void> {
  await tx.sql(OPEN, [newId(), newId(), newId(), accountId, currency]);
}

/**
 * The one statement that moves money: the customer's balance, the transaction and its two entries, or nothing when the
 * balance would fall under the credit limit, which only a bank may bring about. `$3` is signed: a charge is negative. It brings the spend limits along, so
 * that whoever has none pays for two rows by their keys.
 */
const POST = statement(
  "ledger_post",
  `WITH customer AS (
     UPDATE ledger_account SET balance = balance + $3::bigint,
       disputed = disputed - CASE WHEN $5 = 'dispute' THEN $3::bigint ELSE 0 END
     WHERE kind = 'customer' AND account_id = $1::uuid AND currency = $2
       AND ($3::bigint >= 0 OR $5 = 'dispute' OR balance + $3::bigint >= -credit_limit)
     RETURNING id, balance
   ), posted AS (
     INSERT INTO ledger_transaction
       (id, kind, description, request_id, name_id, payment_id, refunds_id, years, created_at, key_id)
     SELECT $4::uuid, $5, $6, $7, $8::uuid, $9::uuid, $10::uuid, $11::int, $12, $14::uuid FROM customer
     RETURNING id, number
   ), entries AS (
     INSERT INTO ledger_entry (transaction_id, ledger_account_id, amount, balance_after)
     SELECT posted.id, customer.id, $3::bigint, customer.balance FROM posted, customer
     UNION ALL
     SELECT posted.id, other.id, -($3::bigint), NULL FROM posted, ledger_account other
     WHERE other.kind = $13::ledger_account_kind AND other.account_id IS NULL AND other.currency = $2
   )
   SELECT posted.number, customer.balance,
     (SELECT spend_limit_amount FROM account WHERE id = $1::uuid) AS account_limit,
     (SELECT spend_limit_amount FROM api_key WHERE id = $14::uuid) AS key_limit
   FROM posted, customer`,
);

const BALANCE = statement(
  "ledger_balance",
  "SELECT balance, credit_limit FROM ledger_account WHERE kind = 'customer' AND account_id = $1::uuid AND currency = $2",
);

interface PostedRow {
  number: number;
  balance: number;
  account_limit: number | null;
  key_limit: number | null;
}

async function post(
  tx: SqlTx,
  ctx: Context,
  movement: Movement,
  signed: number,
  against: "revenue" | "cash",
  links: { paymentId?: string; refundsId?: string; keyId?: string | null } = {},
): Promise<(Posted & { limits: { account: number | null; key: number | null } }) | null> {
  const transactionId = newId();
  const rows = await tx.sql<PostedRow>(POST, [
    movement.accountId,
    movement.currency,
    signed,
    transactionId,
    movement.kind,
    movement.description,
    ctx.requestId,
    movement.nameId ?? null,
    links.paymentId ?? null,
    links.refundsId ?? null,
    movement.years ?? null,
    ctx.now,
    against,
    links.keyId ?? null,
  ]);
  const row = rows[0];
  if (!row) return null;
  // Under the lock of the balance, at which those look that wait for money.
  if (signed > 0) await wakeWorkflows(tx, movement.accountId);
  const limits = { account: row.account_limit, key: row.key_limit };
  return { transactionId, number: row.number, balance: row.balance, limits };
}

/** The key whose command it is, when it spends its own account's money. */
function keyOf({ actor }: Context, accountId: string): string | null {
  if (actor.kind !== "apiKey" && actor.kind !== "channel") return null;
  return actor.accountId === accountId ? actor.keyId : null;
}

/**
 * Takes money from the prepaid balance for fees. A charge of nothing is still on the statement.
 * @throws RegistryError insufficient_balance | spend_limit_exceeded
 */
export async function charge(tx: SqlTx, ctx: Context, movement: Movement): Promise<Posted> {
  const keyId = keyOf(ctx, movement.accountId);
  const posted = await post(tx, ctx, movement, -movement.amount, "revenue", { keyId });
  if (posted) {
    await assertWithinLimits(tx, ctx, movement, { ...posted.limits, keyId });
    return posted;
  }
  const { amount, currency } = movement;
  throw insufficientBalance(amount, await availableAmount(tx, movement.accountId, currency), currency);
}

/** What an account can still spend in a currency: its balance and credit limit, minor units. */
async function availableAmount(on: SqlTx, accountId: string, currency: string): Promise<number> {
  const [account] = await on.sql<{ balance: number; credit_limit: number }>(BALANCE, [accountId, currency]);
  return account ? account.balance + account.credit_limit : 0;
}

/**
 * Asserts that the balance covers several charges of one command, so that the fault tells of their sum.
 * @throws RegistryError insufficient_balance
 */
export async function assertCovered(
  on: SqlTx,
  { accountId, amount, currency }: Pick<Movement, "accountId" | "amount" | "currency">,
): Promise<void> {
  const available = await availableAmount(on, accountId, currency);
  if (available < amount) throw insufficientBalance(amount, available, currency);
}

function insufficientBalance(amount: number, available: number, currency: string): RegistryError {
  return new RegistryError("insufficient_balance", {
    message:
      `This costs ${formatMoney({ amount, currency })}, the balance is ` +
      `${formatMoney({ amount: available, currency })}: add ${formatMoney({ amount: amount - available, currency })} first`,
    details: {
      required: toDecimal(amount, currency),
      available: toDecimal(available, currency),
      currency,
    },
  });
}

/** Adds a payment, or an operator's adjustment, to the balance. */
export async function credit(
  tx: SqlTx,
  ctx: Context,
  movement: Movement & { paymentId?: string },
): Promise<Posted> {
  const posted = await post(tx, ctx, movement, movement.amount, "cash", { paymentId: movement.paymentId });
  if (!posted) throw new Error(`Account ${movement.accountId} has no ledger in ${movement.currency}`);
  return posted;
}

/** A charge that was not given back. */
interface Taken {
  readonly id: string;
  readonly description: string;
  readonly amount: number;
  readonly account_id: string;
  readonly currency: string;
  readonly name_id: string;
}

/** Takes back money that came by card; a dispute does so whatever is left of it. @throws RegistryError insufficient_balance */
export async function takeBack(
  tx: SqlTx,
  ctx: Context,
  movement: Movement & { kind: "payment_refund" | "dispute"; refundsId: string },
): Promise<Posted> {
  const { refundsId } = movement;
  const posted = await post(tx, ctx, movement, -movement.amount, "cash", { refundsId });
  if (posted) return posted;
  throw new RegistryError("insufficient_balance", {
    message: "The balance is less than what is to be given back: it was spent",
  });
}

/** Gives back what a dispute took: the bank decided for us. `refundsId` is the dispute's transaction. */
export async function giveBackDisputed(
  tx: SqlTx,
  ctx: Context,
  movement: Movement & { kind: "dispute"; refundsId: string },
): Promise<Posted> {
  const posted = await post(tx, ctx, movement, movement.amount, "cash", { refundsId: movement.refundsId });
  if (!posted) throw new Error(`Account ${movement.accountId} has no ledger in ${movement.currency}`);
  return posted;
}

const CHARGE = statement(
  "ledger_charge",
  `SELECT t.id, t.description, -e.amount AS amount, a.account_id, a.currency, t.name_id
   FROM ledger_transaction t
   JOIN ledger_entry e ON e.transaction_id = t.id
   JOIN ledger_account a ON a.id = e.ledger_account_id AND a.kind = 'customer'
   WHERE NOT EXISTS (SELECT 1 FROM ledger_transaction r WHERE r.refunds_id = t.id) AND t.id = $1::uuid`,
);

/**
 * Gives back a charge for a name, to whom it was taken from; nothing when it was given back before. Raced, the unique index
 * on the refunded charge lets one win.
 * @returns what was given back, minor units
 */
export async function refundCharge(tx: SqlTx, ctx: Context, transactionId: string): Promise<number> {
  const [taken] = await tx.sql<Taken>(CHARGE, [transactionId]);
  if (!taken) return 0;
  await post(
    tx,
    ctx,
    {
      accountId: taken.account_id,
      currency: taken.currency,
      amount: taken.amount,
      kind: "refund",
      description: `Refund: ${taken.description}`,
      nameId: taken.name_id,
    },
    taken.amount,
    "revenue",
    { refundsId: taken.id },
  );
  return taken.amount;
}

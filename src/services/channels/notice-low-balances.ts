import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import { formatMoney } from "@/lib/money";
import type { Context } from "../context";
import { emitEvent } from "../events/emit";
import { tellContacts } from "./letters";

/**
 * The balances that a channel spends: those in the currencies of its approved listings. A balance in another currency says
 * nothing about whether its commands can be paid.
 */
const SPENT = `FROM ledger_account b
     WHERE b.kind = 'customer' AND b.account_id = c.account_id
       AND b.balance + b.credit_limit < c.low_balance_amount
       AND b.currency IN (SELECT n.currency FROM channel_listing l JOIN namespace n ON n.id = l.namespace_id
         WHERE l.channel_id = c.id AND l.state = 'approved')`;

/** Those that rose again, or want no notice any more, are to be told at the next fall. */
const FORGET = statement(
  "channel_low_balance_forget",
  `UPDATE channel c SET low_balance_notified_at = NULL
   WHERE c.low_balance_notified_at IS NOT NULL
     AND (c.low_balance_amount IS NULL OR NOT EXISTS (SELECT 1 ${SPENT}))`,
);

const CLAIM = statement(
  "channel_low_balance_claim",
  `UPDATE channel c SET low_balance_notified_at = $1
   WHERE c.low_balance_notified_at IS NULL AND c.low_balance_amount IS NOT NULL
     AND c.state IN ('ote', 'production_approved')
     AND EXISTS (SELECT 1 ${SPENT})
   RETURNING c.id, c.slug, c.account_id, c.technical_email, c.support_email, c.low_balance_amount,
     (SELECT json_agg(json_build_object('currency', b.currency, 'amount', b.balance + b.credit_limit) ORDER BY b.currency)
      ${SPENT}) AS low`,
);

interface Claimed {
  id: string;
  slug: string;
  account_id: string;
  technical_email: string;
  support_email: string;
  low_balance_amount: number;
  low: { currency: string; amount: number }[];
}

/**
 * Mails the contacts of channels whose balance, with the credit limit, fell below their threshold: once for each fall.
 * @returns how many channels were told
 */
export async function noticeLowBalances(ctx: Context): Promise<number> {
  return inTransaction(ctx.db, async (tx) => {
    await tx.sql(FORGET, []);
    const claimed = await tx.sql<Claimed>(CLAIM, [ctx.now]);
    for (const { slug, account_id, technical_email, support_email, low_balance_amount, low } of claimed) {
      const left = low.map((money) => formatMoney(money)).join(", ");
      await emitEvent(tx, ctx, {
        type: "channel.balance_low",
        accountId: account_id,
        subject: slug,
        payload: { channel: slug, threshold: low_balance_amount, available: low },
      });
      await tellContacts(
        tx,
        ctx,
        { slug, technicalEmail: technical_email, supportEmail: support_email },
        {
          subject: `The balance of ${slug} is low: ${left} left`,
          paragraphs: [
            `What the channel can still spend, ${left}, fell below ${low.map(({ currency }) => formatMoney({ amount: low_balance_amount, currency })).join(", ")}, where you asked to be told.`,
            "Add money before commands that cost something are refused:",
            `${ctx.publicUrl}/dashboard/billing`,
          ],
        },
      );
    }
    return claimed.length;
  });
}

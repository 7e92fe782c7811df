import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { toUnicodeName } from "@/lib/idna";
import { formatMoney } from "@/lib/money";
import type { Context } from "../context";
import { type Letter, sendMail } from "../mail/send";
import { failureMessage } from "../payments/failures";
import { KIND_WORDS } from "./plan";
import type { WorkflowRow } from "./row";
import type { WorkflowAction } from "./view";

const OWNERS = statement(
  "workflow_owners",
  `SELECT u.email, u.name FROM member m JOIN app_user u ON u.id = m.user_id
   WHERE m.account_id = $1::uuid AND m.role = 'owner' AND u.disabled_at IS NULL ORDER BY u.email`,
);

/**
 * Mails the account's owners what a workflow needs of them, once for each thing.
 * @returns what they have been told then
 */
export async function tellOwners(tx: SqlTx, ctx: Context, row: WorkflowRow): Promise<string | undefined> {
  const { action, context, sandbox } = row;
  if (!action || sandbox) return context.told;
  const about = keyOf(action);
  if (about === context.told) return about;
  const owners = await tx.sql<{ email: string; name: string }>(OWNERS, [row.accountId]);
  for (const owner of owners) await sendMail(tx, actionLetter(ctx, owner, row, action), ctx.now);
  return about;
}

/** The same for what is one thing to the user. */
function keyOf(action: WorkflowAction): string {
  switch (action.type) {
    case "premium_consent":
      return `${action.type} ${action.amount}`;
    case "contact_verification":
      return `${action.type} ${action.email}`;
    case "payment_method":
      return `${action.type} ${action.failure ?? ""}`;
    case "payment_confirmation":
      return `${action.type} ${action.paymentId}`;
  }
}

function actionLetter(
  { publicUrl }: Context,
  to: { email: string; name: string },
  { id, fqdn, kind }: WorkflowRow,
  action: WorkflowAction,
): Letter {
  const name = toUnicodeName(fqdn);
  return {
    to: to.email,
    subject: `${name} needs you: ${wordsOf(action).subject}`,
    text: [
      `Hello ${to.name},`,
      `The ${KIND_WORDS[kind].toLowerCase()} of ${name} waits. ${wordsOf(action).text}`,
      `It goes on by itself after that. Here you see how it stands, and can cancel it:\n${publicUrl}/dashboard/requests/${id}`,
      "-- \nSent to the owners of the account.\n",
    ].join("\n\n"),
  };
}

function wordsOf(action: WorkflowAction): { subject: string; text: string } {
  switch (action.type) {
    case "premium_consent": {
      const { amount, currency, years } = action;
      const price = formatMoney({ amount, currency });
      return {
        subject: `accept ${price}`,
        text: `It is a premium name and costs ${price} for ${years} ${years === 1 ? "year" : "years"}:\naccept this price to have it registered.`,
      };
    }
    case "contact_verification":
      return {
        subject: "confirm an email address",
        text: `Somebody at ${action.email}, the registrant's address, has to press\nthe button behind the link in the mail that went there.`,
      };
    case "payment_method": {
      const { missingAmount: amount, currency, failure } = action;
      const money = formatMoney({ amount, currency });
      const why = failure ? ` ${failureMessage(failure)}.` : "";
      return {
        subject: `${money} is missing`,
        text: `The balance lacks ${money}.${why}\nAdd money to the balance, or save a card that it can be taken from.`,
      };
    }
    case "payment_confirmation":
      return {
        subject: "confirm the payment",
        text: `The bank of your card asks you to confirm the payment of ${formatMoney(action)}.`,
      };
  }
}

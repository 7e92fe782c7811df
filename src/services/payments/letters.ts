import type { Context } from "../context";
import type { Letter } from "../mail/send";
import type { PaidFor } from "./paid-for";

/** The mails about payments that went back. Money as text: `$50.00`. */

interface Addressee {
  readonly email: string;
  readonly contactName: string;
}

const letter = (ctx: Context, to: Addressee, subject: string, ...paragraphs: string[]): Letter => ({
  to: to.email,
  subject,
  text: [`Hello ${to.contactName},`, ...paragraphs, `${ctx.publicUrl}/dashboard/billing`].join("\n\n"),
});

export function refundedLetter(ctx: Context, to: Addressee, money: string, paidFor: PaidFor | null): Letter {
  return letter(
    ctx,
    to,
    `${money} goes back to your card`,
    paidFor
      ? `${money} was taken from your card: ${paidFor.description}. It was paid otherwise, given up or could not\nbe done meanwhile, so nothing was left to pay: the money goes back to the card.`
      : `${money} that you had added to the balance goes back to your card.`,
    "Your bank may take some days to show it.",
  );
}

export function disputedLetter(ctx: Context, to: Addressee, money: string, balance: string): Letter {
  return letter(
    ctx,
    to,
    `Your bank took ${money} back`,
    `The bank of your card took a payment of ${money} back, so it was taken off your balance.\nThe balance is ${balance} now.`,
    "If you did not ask the bank for it, tell the bank that the payment was yours. What is missing can be added by\nanother card: below zero, names can be neither registered nor renewed.",
  );
}

export function disputeWonLetter(ctx: Context, to: Addressee, money: string): Letter {
  return letter(
    ctx,
    to,
    `${money} is on your balance again`,
    `The bank of your card has given back the payment of ${money} that it had taken: it is on your balance again.`,
  );
}

import { formatMoney } from "@/lib/money";
import type { Letter } from "../mail/send";
import { type Sides, sideName } from "./sides";
import type { TransferRow } from "./view";

const TRANSFERS = "/dashboard/names/transfers";

/** `21 November 2026, 09:00 UTC`. */
function inWords(at: Date): string {
  const day = at.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  return `${day}, ${at.toISOString().slice(11, 16)} UTC`;
}

function letter(to: string, subject: string, paragraphs: readonly string[]): Letter {
  return {
    to,
    subject,
    text: ["Hello,", ...paragraphs, "-- \nSent by the registry portal.\n"].join("\n\n"),
  };
}

/** A transfer was asked for: the holder may answer, the other side learns what comes. */
export function requestedLetters(transfer: TransferRow, sides: Sides, publicUrl: string): Letter[] {
  const { fqdn, actsAt } = transfer;
  const when = inWords(actsAt);
  const { losing, gaining } = sides;
  return [
    letter(losing.email, `Somebody asks to take ${fqdn} over`, [
      `${capital(sideName(gaining))} has asked for ${fqdn} with its transfer code.`,
      `If you do nothing, the name goes over to them on ${when}.`,
      `Approve it to let it go at once, or reject it to keep it:\n${publicUrl}${TRANSFERS}`,
      "If you have given the code to nobody, reject it, and look at who can get into your account.",
    ]),
    letter(gaining.email, `You have asked for ${fqdn}`, [
      `The holder of ${fqdn} was told, and can approve or reject the transfer. If they do not answer, the name is yours on ${when}.`,
      `${feeOf(transfer)} was taken from your balance; it is given back if the transfer is rejected or you cancel it.`,
      `You see how it stands here:\n${publicUrl}${TRANSFERS}`,
    ]),
  ];
}

/** The name has gone over. */
export function completedLetters(
  transfer: TransferRow,
  { losing, gaining }: Sides,
  { expiresAt, publicUrl }: { expiresAt: Date; publicUrl: string },
): Letter[] {
  const { fqdn, endedBy, endedAt, requestedAt } = transfer;
  const isImmediate = requestedAt.getTime() === endedAt?.getTime();
  const byRegistry = isImmediate
    ? "It was taken over with its transfer code."
    : "Nobody had answered, so the registry approved it.";
  const why = endedBy === "losing" ? "You approved it." : byRegistry;
  return [
    letter(losing.email, `${fqdn} was transferred to another account`, [
      `${fqdn} is now with ${sideName(gaining)}. ${why}`,
      "If this was not meant to happen, write to the registry's support at once.",
    ]),
    letter(gaining.email, `${fqdn} is yours`, [
      `${fqdn} has come from ${sideName(losing)} and is paid until ${inWords(expiresAt)}.`,
      "Its records answer as before. The transfer lock is on, auto-renew is off, and its contacts are yours to enter:",
      `${publicUrl}/dashboard/names/${fqdn}`,
    ]),
  ];
}

/** The holder has kept the name. */
export function rejectedLetters(transfer: TransferRow, { losing, gaining }: Sides): Letter[] {
  const { fqdn, reason } = transfer;
  return [
    letter(losing.email, `${fqdn} stays with you`, [
      `You rejected the transfer of ${fqdn}. The code that was used is void; nobody can take the name over unless you make a new one.`,
    ]),
    letter(gaining.email, `The transfer of ${fqdn} was rejected`, [
      `The holder of ${fqdn} keeps the name. The reason they give:`,
      reason ?? "",
      ...refundOf(transfer),
    ]),
  ];
}

/** It was taken back, or ended by the registry for `reason`. */
export function cancelledLetters(transfer: TransferRow, { losing, gaining }: Sides): Letter[] {
  const { fqdn, reason } = transfer;
  return [
    letter(losing.email, `The request for ${fqdn} was cancelled`, [
      reason ??
        `${capital(sideName(gaining))} has taken the request for ${fqdn} back: the name stays with you.`,
    ]),
    letter(gaining.email, `The transfer of ${fqdn} is cancelled`, [
      reason ?? `You have taken the request for ${fqdn} back.`,
      ...refundOf(transfer),
    ]),
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function feeOf({ amount, currency }: TransferRow): string {
  return formatMoney({ amount, currency });
}

function refundOf(transfer: TransferRow): string[] {
  return transfer.amount > 0 ? [`${feeOf(transfer)} is back on your balance.`] : [];
}

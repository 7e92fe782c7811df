import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { newToken, sha256 } from "@/lib/secret";
import { addDays } from "@/lib/time";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { sendMail } from "../mail/send";
import { verifyContactLetter } from "./letters";
import { canonicalEmail, readVerification } from "./verification";
import type { EmailVerification } from "./view";

/** Days for which the link of a mail is good. */
const LIFE_DAYS = 7;
/** Addresses that one account can have written to in a day: nobody sends mail to the world by way of contacts. */
const MOST_A_DAY = 100;

/** Of two that want a mail at once, one writes it. */
const TAKE = statement(
  "contact_email_take",
  `INSERT INTO contact_email (id, account_id, email, token_hash, sent_at, expires_at)
   VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6)
   ON CONFLICT (account_id, email) DO UPDATE SET token_hash = $4, sent_at = $5, expires_at = $6
     WHERE contact_email.verified_at IS NULL
       AND ($7 OR contact_email.expires_at IS NULL OR contact_email.expires_at <= $5)
   RETURNING id`,
);

/** Verified, or waiting for somebody at the address to press the button. */
export type EnsuredVerification = Exclude<EmailVerification, { state: "unverified" }>;

/**
 * Finds an address verified for an account, or has a mail with a link out to it: one at a time, good for 7 days. The
 * verified address of a member needs none. Call it in the transaction that begins to wait.
 * @throws RegistryError too_many_attempts when the account has had too many addresses written to today
 */
export async function ensureVerified(
  tx: Tx,
  ctx: Context,
  { accountId, email }: { accountId: string; email: string },
): Promise<EnsuredVerification> {
  const found = await readVerification(tx, { accountId, email, now: ctx.now });
  return found.state === "unverified" ? sendVerification(tx, ctx, { accountId, email, again: false }) : found;
}

/** @param again although a link is out already, which is good no longer then */
export async function sendVerification(
  tx: Tx,
  ctx: Context,
  { accountId, email, again }: { accountId: string; email: string; again: boolean },
): Promise<EnsuredVerification> {
  const address = canonicalEmail(email);
  const sentToday = await tx.prisma.contactEmail.count({
    where: { accountId, email: { not: address }, sentAt: { gt: addDays(ctx.now, -1) } },
  });
  if (sentToday >= MOST_A_DAY) {
    throw new RegistryError("too_many_attempts", {
      message: `At most ${MOST_A_DAY} addresses are verified in a day: try again tomorrow`,
    });
  }
  const token = newToken();
  const sentAt = ctx.now;
  const expiresAt = addDays(sentAt, LIFE_DAYS);
  const [taken] = await tx.sql<{ id: string }>(TAKE, [
    newId(),
    accountId,
    address,
    sha256(token),
    sentAt,
    expiresAt,
    again,
  ]);
  if (!taken) {
    const other = await readVerification(tx, { accountId, email, now: ctx.now });
    if (other.state === "unverified") throw new Error("An address was taken by nobody");
    return other;
  }
  const { organization } = await tx.prisma.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { organization: true },
  });
  await recordAudit(tx, ctx, {
    action: "contacts.send_verification",
    accountId,
    subject: { kind: "contact_email", id: taken.id, name: "address book" },
    after: { expiresAt },
  });
  await sendMail(
    tx,
    verifyContactLetter(address, { organization, publicUrl: ctx.publicUrl, token }),
    ctx.now,
  );
  return { state: "waiting", sentAt, expiresAt };
}

import { inTransaction } from "@/db/transaction";
import { sha256 } from "@/lib/secret";
import { requireScope } from "../access/require";
import { throttle } from "../access/throttle";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { wakeWorkflows } from "../workflows/wake";
import { type EnsuredVerification, sendVerification } from "./ensure-verified";
import type { ContactEmailInput, VerifyContactEmailInput } from "./schema";
import { canonicalEmail, readVerification } from "./verification";

/** What the link of a mail is for, before its button is pressed. */
export interface OpenVerification {
  /** Who named the address. */
  readonly organization: string;
  readonly email: string;
}

const open = (token: string, now: Date) => ({ tokenHash: sha256(token), expiresAt: { gt: now } });

const invalidLink = () =>
  new RegistryError("token_invalid", {
    message: "This link was used already, has expired, or a newer mail took its place",
  });

/** Looks at a link without using it up: programs that check mails follow links. @throws RegistryError token_invalid */
export async function loadVerification(
  ctx: Context,
  { token }: VerifyContactEmailInput,
): Promise<OpenVerification> {
  await throttle(ctx.db, "token_ip", ctx.ip);
  const row = await ctx.db.prisma.contactEmail.findFirst({
    where: open(token, ctx.now),
    select: { email: true, account: { select: { organization: true } } },
  });
  if (!row) throw invalidLink();
  return { organization: row.account.organization, email: row.email };
}

/**
 * Uses the link of a mail up: the address is verified for the account that named it. What waited for it goes on.
 * @throws RegistryError token_invalid | too_many_attempts
 */
export async function verifyContactEmail(
  ctx: Context,
  { token }: VerifyContactEmailInput,
): Promise<OpenVerification> {
  await throttle(ctx.db, "token_ip", ctx.ip);
  return inTransaction(ctx.db, async (tx) => {
    const [row] = await tx.prisma.contactEmail.updateManyAndReturn({
      where: open(token, ctx.now),
      data: { tokenHash: null, verifiedAt: ctx.now },
      select: { id: true, accountId: true, email: true, account: { select: { organization: true } } },
    });
    if (!row) throw invalidLink();
    const { id, accountId, email, account } = row;
    await recordAudit(tx, ctx, {
      action: "contacts.verify_email",
      accountId,
      subject: { kind: "contact_email", id, name: "address book" },
      after: { verifiedAt: ctx.now },
    });
    await wakeWorkflows(tx, accountId);
    return { organization: account.organization, email };
  });
}

/**
 * Sends another mail to the address of a contact, of the book or of a name; the link of the one before is good no longer.
 * A verified address gets none.
 * @throws RegistryError not_found | too_many_attempts
 */
export async function resendContactVerification(
  ctx: Context,
  { email }: ContactEmailInput,
): Promise<EnsuredVerification> {
  const { accountId } = requireScope(ctx, "names:write");
  const address = canonicalEmail(email);
  const isKnown =
    (await ctx.db.prisma.contactEmail.findFirst({ where: { accountId, email: address } })) ??
    (await ctx.db.prisma.contact.findFirst({
      where: { accountId, email: { equals: address.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } },
    }));
  if (!isKnown)
    throw new RegistryError("not_found", { message: "No contact of yours has this email address" });
  const found = await readVerification(ctx.db, { accountId, email, now: ctx.now });
  if (found.state === "verified") return found;
  await throttle(ctx.db, "mail_to", address);
  return inTransaction(ctx.db, (tx) => sendVerification(tx, ctx, { accountId, email, again: true }));
}

import type { Database } from "@/db/client";
import type { Tx } from "@/db/transaction";
import type { EmailVerification } from "./view";

type Reader = Pick<Tx, "prisma"> | Pick<Database, "prisma">;

/** As addresses are told apart. */
export const canonicalEmail = (email: string): string => email.trim().toLowerCase();

/**
 * How it stands with addresses in an account, by the address in lower case. The verified address that a member signs in
 * with needs no mail.
 */
export async function readVerifications(
  { prisma }: Reader,
  { accountId, emails, now }: { accountId: string; emails: readonly string[]; now: Date },
): Promise<ReadonlyMap<string, EmailVerification>> {
  const wanted = [...new Set(emails.map(canonicalEmail))];
  const rows = await prisma.contactEmail.findMany({ where: { accountId, email: { in: wanted } } });
  const members = await prisma.member.findMany({
    where: { accountId, user: { email: { in: wanted }, emailVerifiedAt: { not: null }, disabledAt: null } },
    select: { user: { select: { email: true, emailVerifiedAt: true } } },
  });
  const byEmail = new Map<string, EmailVerification>(wanted.map((email) => [email, { state: "unverified" }]));
  for (const { email, verifiedAt, sentAt, expiresAt } of rows) {
    if (verifiedAt) byEmail.set(email, { state: "verified", verifiedAt });
    else if (sentAt && expiresAt && expiresAt > now)
      byEmail.set(email, { state: "waiting", sentAt, expiresAt });
  }
  for (const { user } of members) {
    if (byEmail.get(user.email)?.state !== "verified")
      byEmail.set(user.email, { state: "verified", verifiedAt: user.emailVerifiedAt });
  }
  return byEmail;
}

export async function readVerification(
  reader: Reader,
  { accountId, email, now }: { accountId: string; email: string; now: Date },
): Promise<EmailVerification> {
  const byEmail = await readVerifications(reader, { accountId, emails: [email], now });
  return byEmail.get(canonicalEmail(email)) ?? { state: "unverified" };
}

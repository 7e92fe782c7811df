import type { Database } from "@/db/client";
import type { MailTransport } from "./transport";

/** Secrets of links (`?token=…`): a delivered mail keeps none here. */
const SECRETS = /([?&]token=)[\w-]+/g;

/**
 * Delivers one mail, unless it was delivered already or nothing delivers mails here. Of several tries at most one succeeds, but a
 * server that takes a mail and then goes away without saying so gets it twice, under one Message-ID.
 */
export async function deliverMail(
  db: Database,
  transport: MailTransport | null,
  mailId: string,
  now: Date,
): Promise<void> {
  if (!transport) return;
  const mail = await db.prisma.mail.findUnique({ where: { id: mailId } });
  if (!mail || mail.sentAt !== null) return;
  try {
    await transport.deliver(mail);
  } catch (error) {
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    await db.prisma.mail.update({ where: { id: mailId }, data: { lastError } });
    throw error;
  }
  await db.prisma.mail.update({
    where: { id: mailId },
    data: { sentAt: now, lastError: null, text: mail.text.replace(SECRETS, "$1(removed)") },
  });
}

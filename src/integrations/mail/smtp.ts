import { createTransport } from "nodemailer";
import type { MailTransport } from "@/services/mail/transport";

/**
 * Delivers by SMTP.
 * @param url `smtp://user:password@host:587` or `smtps://…:465`
 * @param from the sender, `Portolan <portal@example.com>`
 */
export function smtpTransport(url: string, from: string): MailTransport {
  const smtp = createTransport(url, { from, connectionTimeout: 15_000, socketTimeout: 30_000 });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? "localhost";
  return {
    async deliver({ id, to, subject, text, createdAt }) {
      // An address object, not a string: nodemailer reads lists and names out of strings.
      await smtp.sendMail({
        to: { name: "", address: to },
        subject,
        text,
        date: createdAt,
        messageId: `<${id}@${domain}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
    close: () => smtp.close(),
  };
}

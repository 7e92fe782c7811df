import type { Database } from "@/db/client";

/** The mails to an address, the newest first. */
export function mailsTo(db: Database, to: string) {
  return db.prisma.mail.findMany({ where: { to }, orderBy: { id: "desc" } });
}

/** The token in the link of the newest mail to an address. */
export async function tokenMailedTo(db: Database, to: string): Promise<string> {
  const [mail] = await mailsTo(db, to);
  const token = mail && /\?token=([\w-]+)/.exec(mail.text)?.[1];
  if (!token) throw new Error(`No mail with a link to ${to}`);
  return token;
}

import type { SqlTx, Tx } from "@/db/transaction";
import { rolesWith } from "../access/operator-rights";
import type { Context } from "../context";
import { sendMail } from "../mail/send";
import type { ChannelRow } from "./load";

/** A mail about a channel, without greeting and link, which are the same for all. */
export interface Notice {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** Mails a channel's technical and support contacts; one mail when they share an address. */
export async function tellContacts(
  tx: SqlTx,
  ctx: Context,
  channel: Pick<ChannelRow, "slug" | "technicalEmail" | "supportEmail">,
  { subject, paragraphs }: Notice,
): Promise<void> {
  const text = [
    "Hello,",
    ...paragraphs,
    "The channel's page:",
    `${ctx.publicUrl}/dashboard/channel`,
    `-- \nSent to the technical and support contacts of the registrar channel ${channel.slug}.\n`,
  ].join("\n\n");
  for (const to of new Set([channel.technicalEmail, channel.supportEmail])) {
    await sendMail(tx, { to, subject, text }, ctx.now);
  }
}

/** Mails the operators who decide on channels. */
export async function tellOperators(
  tx: Tx,
  ctx: Context,
  slug: string,
  { subject, paragraphs }: Notice,
): Promise<void> {
  const operators = await tx.prisma.user.findMany({
    where: { operatorRole: { in: rolesWith("channels:write") }, disabledAt: null },
    select: { email: true },
    orderBy: { email: "asc" },
  });
  const text = [
    "Hello,",
    ...paragraphs,
    "Look at it here:",
    `${ctx.publicUrl}/console/channels/${slug}`,
    "-- \nSent to the operators who decide on registrar channels.\n",
  ].join("\n\n");
  for (const { email } of operators) await sendMail(tx, { to: email, subject, text }, ctx.now);
}

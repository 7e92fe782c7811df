import type { Tx } from "@/db/transaction";
import { actorLabel } from "../audit/record";
import type { Context } from "../context";
import { type Letter, sendMail } from "../mail/send";
import type { LoadedName } from "../names/load";
import type { Addressed } from "./letters";

/** Who did it, as mails say it. */
export function whoActs({ actor }: Context): string {
  return actor.kind === "user" ? actor.email : `The API key “${actorLabel(actor)}”`;
}

/** Sends the holder of a name a mail about its lock, to the account's address. */
export async function tellHolder(
  tx: Tx,
  ctx: Context,
  { row, policy }: LoadedName,
  write: (to: Addressed) => Letter,
): Promise<void> {
  const { email } = await tx.prisma.account.findUniqueOrThrow({
    where: { id: row.accountId },
    select: { email: true },
  });
  const unicode = `${row.labelUnicode}.${policy.name}`;
  await sendMail(tx, write({ email, unicode, fqdn: row.fqdn, publicUrl: ctx.publicUrl }), ctx.now);
}

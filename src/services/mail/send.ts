import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { addTask } from "../tasks";

/** A plain-text mail. `text` is wrapped by hand: short lines, a link on a line of its own. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const INSERT = statement(
  "mail_insert",
  `INSERT INTO mail (id, "to", subject, text, created_at) VALUES ($1::uuid, $2, $3, $4, $5)`,
);

/** Writes a mail in the command's transaction; after the commit it is delivered, or waits on the mailbox page. */
export async function sendMail(tx: SqlTx, letter: Letter, now: Date): Promise<void> {
  const id = newId();
  await tx.sql(INSERT, [id, letter.to, letter.subject, letter.text, now]);
  await addTask(tx, "send_mail", { mailId: id });
}

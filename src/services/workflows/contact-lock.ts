import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { canonicalEmail } from "../contacts/verification";

const LOCK = statement(
  "contact_email_lock",
  "SELECT 1 FROM contact_email WHERE account_id = $1::uuid AND email = $2 FOR UPDATE",
);

/** Waits for whoever verifies an address just now. */
export async function lockContactEmail(
  tx: SqlTx,
  { accountId, email }: { accountId: string; email: string },
): Promise<void> {
  await tx.sql(LOCK, [accountId, canonicalEmail(email)]);
}

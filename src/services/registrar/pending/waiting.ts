import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import type { WaitingWork } from "../domain-result";

const WAITING = statement(
  "pending_work_of_name",
  `SELECT id, command, created_at FROM pending_work WHERE name_id = $1::uuid AND state = 'pending' ORDER BY created_at, id`,
);

/** What waits for a name to be applied, the oldest first. */
export async function listWaiting(on: SqlTx, nameId: string): Promise<WaitingWork[]> {
  const rows = await on.sql<{ id: string; command: string; created_at: Date }>(WAITING, [nameId]);
  return rows.map(({ id, command, created_at }) => ({ id, command, requested_at: isoSeconds(created_at) }));
}

import type { Database } from "@/db/client";
import { statement } from "@/db/sql";

/** How many rows there are of everything that a command may write. */
export interface RowCounts {
  readonly names: number;
  readonly records: number;
  readonly ledger: number;
  readonly audit: number;
  readonly events: number;
  readonly outbox: number;
  readonly serials: number;
  readonly balance: number;
}

const COUNT = statement(
  "test_row_counts",
  `SELECT (SELECT count(*) FROM name) AS names,
     (SELECT count(*) FROM dns_record) AS records,
     (SELECT count(*) FROM ledger_entry) AS ledger,
     (SELECT count(*) FROM audit_entry) AS audit,
     (SELECT count(*) FROM event) AS events,
     (SELECT count(*) FROM dns_outbox) AS outbox,
     (SELECT sum(serial)::bigint FROM zone) AS serials,
     (SELECT sum(balance)::bigint FROM ledger_account WHERE kind = 'customer') AS balance`,
);

/** Equal before and after a request that was refused. */
export async function countRows(db: Database): Promise<RowCounts> {
  const [counts] = await db.sql<RowCounts>(COUNT, []);
  if (!counts) throw new Error("PostgreSQL counted nothing");
  return counts;
}

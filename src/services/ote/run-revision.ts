import { type Sql, statement } from "@/db/sql";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { RunInput } from "./schema";

/** The newest command by the feed's index: one row is read, however many there are. */
const REVISION = statement(
  "ote_run_revision",
  `SELECT r.state,
     (SELECT c.position || '.' || c.id FROM registrar_command c WHERE c.channel_id = r.channel_id
      ORDER BY c.position DESC, c.id DESC LIMIT 1) AS last,
     (SELECT count(*) FROM ote_note n WHERE n.run_id = r.id) AS notes,
     (SELECT count(*) FROM ote_retry n WHERE n.run_id = r.id) AS retries,
     (SELECT count(*) FROM ote_attachment n WHERE n.run_id = r.id) AS attachments,
     (SELECT count(*) FROM ote_sign_off n WHERE n.run_id = r.id) AS signatures
   FROM ote_run r WHERE r.number = $1`,
);

interface Row {
  state: string;
  last: string | null;
  notes: number;
  retries: number;
  attachments: number;
  signatures: number;
}

/** A text that changes when a run has something new to show. @throws RegistryError not_found */
export async function revisionOf(sql: Sql, number: number): Promise<string> {
  const [row] = await sql<Row>(REVISION, [number]);
  if (!row) throw new RegistryError("not_found", { message: "There is no such OT&E run" });
  const { state, last, notes, retries, attachments, signatures } = row;
  return [state, last ?? "0", notes, retries, attachments, signatures].join("-");
}

/**
 * Cheap enough to be asked each second (a row and four counts by index): whether a page has to read the run again.
 * Operators only. @throws RegistryError not_found
 */
export async function runRevision(ctx: Context, { number }: RunInput): Promise<{ revision: string }> {
  requireOperator(ctx);
  return { revision: await revisionOf(ctx.db.sql, number) };
}

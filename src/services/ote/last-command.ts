import { type Sql, statement } from "@/db/sql";

const LAST = statement("ote_last_command", "SELECT coalesce(max(id), 0) AS id FROM registrar_command");

/** The id of the last command recorded, of any channel: later ones have higher ids. */
export async function lastCommandId(sql: Sql): Promise<number> {
  const [row] = await sql<{ id: number }>(LAST, []);
  return row?.id ?? 0;
}

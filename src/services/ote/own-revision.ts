import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { RunInput } from "./schema";

/** As for operators, without what is theirs: notes, attachments, signatures. */
const OWN_REVISION = statement(
  "ote_own_run_revision",
  `SELECT r.state,
     (SELECT c.position || '.' || c.id FROM registrar_command c WHERE c.channel_id = r.channel_id
      ORDER BY c.position DESC, c.id DESC LIMIT 1) AS last,
     (SELECT count(*) FROM ote_retry n WHERE n.run_id = r.id) AS retries
   FROM ote_run r JOIN channel c ON c.id = r.channel_id
   WHERE r.number = $1 AND c.account_id = $2::uuid`,
);

/**
 * Changes when a run of the own channel has something new to show: a row and a count by index, so that a page may ask each
 * second. @throws RegistryError missing_scope | not_found
 */
export async function ownRunRevision(ctx: Context, { number }: RunInput): Promise<{ revision: string }> {
  const { accountId } = requireScope(ctx, "channel:read");
  const [row] = await ctx.db.sql<{ state: string; last: string | null; retries: number }>(OWN_REVISION, [
    number,
    accountId,
  ]);
  if (!row) throw new RegistryError("not_found", { message: "There is no such OT&E run" });
  return { revision: [row.state, row.last ?? "0", row.retries].join("-") };
}

import { statement } from "@/db/sql";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { findNewest, type WorkflowRow } from "./row";

const IS_HELD = statement(
  "workflow_name_held",
  "SELECT 1 FROM name WHERE id = $1::uuid AND account_id = $2::uuid AND released_at IS NULL",
);

type About = Pick<WorkflowRow, "accountId" | "fqdn" | "kind" | "sandbox"> & {
  readonly context: Pick<WorkflowRow["context"], "inputHash">;
};

/**
 * The workflow that the same request has begun before: it is open, or has succeeded and the account still holds the name.
 * Asking again buys nothing twice.
 * @returns null when this is something new
 * @throws RegistryError workflow_conflict: with another input
 */
export async function findRepeated(ctx: Context, { context, ...about }: About): Promise<WorkflowRow | null> {
  const found = await findNewest(ctx.db, about);
  if (!found || found.state === "failed") return null;
  if (found.state === "succeeded" && !(await isHeld(ctx, found))) return null;
  if (found.context.inputHash === context.inputHash) return found;
  throw conflict(found);
}

async function isHeld(ctx: Context, { context, accountId }: WorkflowRow): Promise<boolean> {
  return (await ctx.db.sql(IS_HELD, [context.nameId ?? null, accountId])).length > 0;
}

export function conflict({ fqdn, completedAt, id }: WorkflowRow): RegistryError {
  return new RegistryError("workflow_conflict", {
    message: completedAt
      ? `${fqdn} is yours already, by a request with other values: update the name to change it`
      : `Another request about ${fqdn}, with other values, is under way: wait for its end, or cancel it`,
    details: { workflow_id: id },
  });
}

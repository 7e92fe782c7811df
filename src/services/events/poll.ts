import { readHorizon } from "@/db/feed";
import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { PollEventsInput } from "./schema";

export interface PolledEvent {
  /** That of every delivery of this event. */
  readonly id: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly payload: unknown;
}

const PLACE = statement(
  "event_place",
  "SELECT position::text AS position FROM event WHERE id = $1::uuid AND account_id = $2::uuid",
);
const AFTER = statement(
  "event_after",
  `SELECT id, type, created_at AS "createdAt", payload FROM event
   WHERE account_id = $1::uuid AND (position, id) > ($2::bigint, $3::uuid) AND position < $4::bigint
   ORDER BY position, id LIMIT $5`,
);
const NIL = "00000000-0000-0000-0000-000000000000";

/**
 * What happened in the account, in an order that never changes behind a reader's back: an event appears only when all
 * before it are there, some milliseconds after its commit (src/db/feed.ts).
 * @throws RegistryError invalid_value (`after` is no event of the account)
 */
export async function pollEvents(
  ctx: Context,
  { after, limit }: PollEventsInput,
): Promise<{ events: readonly PolledEvent[]; isMore: boolean }> {
  const { accountId } = requireScope(ctx, "webhooks:read");
  const horizon = await readHorizon(ctx.db);
  const [place] =
    after === undefined
      ? [{ position: "-1" }]
      : await ctx.db.sql<{ position: string }>(PLACE, [after, accountId]);
  if (!place) {
    const message = "There is no such event: take the id of one that you were sent";
    throw new RegistryError("invalid_value", { message, fields: [{ path: "after", message }] });
  }
  const values = [accountId, place.position, after ?? NIL, String(horizon), limit + 1];
  const rows = await ctx.db.sql<PolledEvent>(AFTER, values);
  return { events: rows.slice(0, limit), isMore: rows.length > limit };
}

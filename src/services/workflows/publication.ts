import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import type { Context } from "../context";
import { ringFor } from "./bell";
import type { Carried, Outcome } from "./step";

/** For so long the DNS is waited for without a word. */
export const PUBLISHED_WITHIN_MS = 3_000;

/** `finishPublished` passes over one that is locked by who has just looked, and saw too little. */
const LOOK_AGAIN_MS = 300;

/** A new namespace begins at serial 1, which counts as published. */
const HAS_BACKEND = statement(
  "workflow_dns_backend",
  "SELECT 1 FROM zone WHERE apex = $1 AND published_serial > 1",
);

/** Namespaces whose zone a backend has taken, by database: once is for ever. */
const served = new WeakMap<Context["db"]["pool"], Set<string>>();

/**
 * Whether names under a namespace are published, so that there is something to wait for. Where no backend has ever taken a
 * change of the namespace's own zone, and in a sandbox, none is.
 */
export async function publishesTo(ctx: Context, namespace: string): Promise<boolean> {
  if (ctx.sandbox) return false;
  const known = served.get(ctx.db.pool) ?? new Set();
  served.set(ctx.db.pool, known);
  if (known.has(namespace)) return true;
  const found = await ctx.db.sql(HAS_BACKEND, [namespace]);
  if (found.length > 0) known.add(namespace);
  return found.length > 0;
}

/** A row of the outbox goes once it was published; a zone that the backend has never taken is not published yet. */
const UNPUBLISHED = `EXISTS (SELECT 1 FROM dns_outbox o WHERE o.id = (w.context ->> 'outboxId')::bigint)
  OR EXISTS (SELECT 1 FROM zone z WHERE z.apex = w.fqdn AND z.published_serial = 0)`;

const IS_PUBLISHED = statement(
  "workflow_is_published",
  `SELECT NOT (${UNPUBLISHED}) AS published FROM workflow w WHERE w.id = $1::uuid`,
);

/** The step `publish`: waits until the DNS backend has what was written. */
export async function publish({ ctx, row, tx }: Carried): Promise<Outcome> {
  if (row.context.outboxId === undefined) return { kind: "done", next: null };
  const [found] = await tx.sql<{ published: boolean }>(IS_PUBLISHED, [row.id]);
  if (found?.published) return { kind: "done", next: null };
  const left = row.updatedAt.getTime() + PUBLISHED_WITHIN_MS - ctx.now.getTime();
  if (row.state !== "blocked" && left > 0) return { kind: "later", againInMs: Math.min(left, LOOK_AGAIN_MS) };
  return { kind: "blocked", waitsFor: "the nameservers, which have not taken the change yet" };
}

/**
 * Locked rows are left to who holds them: whoever carries one on looks for itself. The commit does not wait for the disk: should
 * it be lost, the sweep ends them, and everybody waits one fsync less.
 */
const FINISH = statement(
  "workflow_finish_published",
  `WITH due AS (
     SELECT w.id FROM name n JOIN workflow w ON w.account_id = n.account_id AND w.fqdn = n.fqdn
     WHERE n.fqdn = ANY ($1::text[]) AND n.released_at IS NULL AND NOT w.sandbox AND w.completed_at IS NULL AND w.step = 'publish'
       AND NOT (${UNPUBLISHED})
     ORDER BY w.id FOR UPDATE OF w SKIP LOCKED
   ), ended AS (
     UPDATE workflow w SET state = 'succeeded', context = w.context - 'waitsFor', updated_at = $2, completed_at = $2
     FROM due WHERE w.id = due.id RETURNING w.id
   ), steps AS (
     INSERT INTO workflow_step (workflow_id, step, outcome, at) SELECT id, 'publish', 'done', $2 FROM ended
   )
   SELECT id, set_config('synchronous_commit', 'off', true) AS durability FROM ended`,
);

/** Ends, in one statement, the workflows that have waited for nothing but the publication of these names. */
export async function finishPublished({ sql }: SqlTx, names: readonly string[], now: Date) {
  const ended = await sql<{ id: string }>(FINISH, [names, now]);
  for (const { id } of ended) ringFor(id, now);
}

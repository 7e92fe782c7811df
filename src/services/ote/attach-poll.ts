import { readHorizon } from "@/db/feed";
import type { Prisma } from "@/db/generated/client";
import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { requireRight } from "../access/require";
import type { Context } from "../context";
import { recordRun } from "./record-run";
import type { AttachPollInput } from "./schema";
import { lockRun, wrongRunState } from "./stored-run";

/** As much of the feed as an attachment holds. */
const MOST_EVENTS = 5_000;

/** The run's keyed commands as the channel's feed has them: complete up to the horizon, in the feed's order. */
const FEED = statement(
  "ote_feed",
  `SELECT id, at, command, domain, idempotency_key, status, sandbox, replay_of_id AS replay_of, http_status, epp_code
     AS epp_result_code, error_code, request_id
   FROM registrar_command
   WHERE channel_id = $1::uuid AND position < $2::bigint AND id > $3 AND id <= coalesce($4::bigint, id)
     AND idempotency_key IS NOT NULL AND command NOT IN ('poll', 'pending_backend')
   ORDER BY position, id LIMIT $5`,
);

/**
 * Reads the feed of the run's channel as it is now, for the keys that the run has seen, and attaches it to the run: what
 * the registrar's own polls can be held against. Without requests and answers. Certifiers only.
 * @throws RegistryError not_found | wrong_state | missing_scope
 */
export async function attachPollEvidence(ctx: Context, input: AttachPollInput): Promise<{ events: number }> {
  const operator = requireRight(ctx, "ote:certify");
  const horizon = await readHorizon(ctx.db);
  return inTransaction(ctx.db, async (tx) => {
    const run = await lockRun(tx, input.number);
    if (run.endedAt !== null) throw wrongRunState(run);
    const rows = await tx.sql<{ at: Date }>(FEED, [
      run.channelId,
      horizon,
      run.startCommandId,
      run.endCommandId,
      MOST_EVENTS,
    ]);
    const body = {
      registrar: { channel_id: run.channelId, channel: run.channel.slug },
      read_at: isoSeconds(ctx.now),
      events: rows.map((event) => ({ ...event, at: event.at.toISOString() })),
    };
    await tx.prisma.oteAttachment.create({
      data: {
        runId: run.id,
        title: input.title,
        body: body as unknown as Prisma.InputJsonObject,
        author: operator.email,
        createdAt: ctx.now,
      },
    });
    await recordRun(tx, ctx, run, {
      action: "ote.attach_poll",
      isInternal: true,
      after: { title: input.title, events: rows.length },
    });
    return { events: rows.length };
  });
}

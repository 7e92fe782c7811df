import type { SqlTx } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { type EventType, emitEvent } from "../events/emit";

/** As much of a run as its audit rows and events say. */
interface RunSubject {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly channel: { readonly slug: string; readonly accountId: string };
}

/**
 * Writes the audit row of what an operator did with a run and, for what the registrar is told, the event. What stays among
 * operators (`isInternal`) belongs to no account, so that the registrar's activity does not show it.
 */
export async function recordRun(
  tx: SqlTx,
  ctx: Context,
  run: RunSubject,
  done: {
    readonly action: `ote.${string}`;
    readonly event?: Extract<EventType, `ote.${string}`>;
    readonly isInternal?: boolean;
    readonly before?: object;
    readonly after: object;
  },
): Promise<void> {
  const { slug, accountId } = run.channel;
  await recordAudit(tx, ctx, {
    action: done.action,
    accountId: done.isInternal ? null : accountId,
    subject: { kind: "ote_run", id: run.id, name: `${slug} #${run.number}` },
    before: done.before,
    after: done.after,
  });
  if (!done.event) return;
  await emitEvent(tx, ctx, {
    type: done.event,
    accountId,
    subject: slug,
    payload: { channel: slug, run: run.number, name: run.name, ...done.after },
  });
}

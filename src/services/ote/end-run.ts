import type { OteRunState } from "@/db/generated/enums";
import { inTransaction, type Tx } from "@/db/transaction";
import { requireRight } from "../access/require";
import { tellContacts } from "../channels/letters";
import { loadChannelBySlug } from "../channels/load";
import type { Context } from "../context";
import { lastCommandId } from "./last-command";
import { recordRun } from "./record-run";
import type { AbandonRunInput, RefuseRunInput } from "./schema";
import { judgeStored, lockRun, type StoredRun, wrongRunState } from "./stored-run";
import { verdictOf } from "./verdict";

/**
 * Refuses a run with findings, which the registrar reads. Also after a first signature: the second operator may see what
 * the first did not. Certifiers only. @throws RegistryError not_found | wrong_state | missing_scope
 */
export async function refuseRun(ctx: Context, { number, findings }: RefuseRunInput): Promise<void> {
  await endRun(ctx, number, "refused", findings);
}

/**
 * Ends a run that leads nowhere, with a reason, which the registrar reads; nothing is decided about the registrar.
 * Certifiers only. @throws RegistryError not_found | wrong_state | missing_scope
 */
export async function abandonRun(ctx: Context, { number, reason }: AbandonRunInput): Promise<void> {
  await endRun(ctx, number, "abandoned", reason);
}

const ENDS = {
  refused: { action: "ote.refuse", event: "ote.refused", verb: "was not passed" },
  abandoned: { action: "ote.abandon", event: "ote.abandoned", verb: "was ended without a result" },
} as const;

async function endRun(
  ctx: Context,
  number: number,
  state: keyof typeof ENDS,
  findings: string,
): Promise<void> {
  const operator = requireRight(ctx, "ote:certify");
  const { action, event, verb } = ENDS[state];
  await inTransaction(ctx.db, async (tx) => {
    const run = await lockRun(tx, number);
    if (run.endedAt !== null) throw wrongRunState(run);
    await tx.prisma.oteRun.update({
      where: { id: run.id },
      data: {
        state: state satisfies OteRunState,
        endedAt: ctx.now,
        endedBy: operator.email,
        findings,
        ...(run.verdict === null ? await frozen(tx, ctx, run) : {}),
      },
    });
    await recordRun(tx, ctx, run, {
      action,
      event,
      before: { state: run.state },
      after: { state, findings },
    });
    const channel = await loadChannelBySlug(tx.prisma, run.channel.slug);
    await tellContacts(tx, ctx, channel, {
      subject: `The OT&E run “${run.name}” of ${channel.slug} ${verb}`,
      paragraphs: [`Run ${run.number} in ${run.namespace.name} ${verb}. The operators write:`, findings],
    });
  });
}

async function frozen(tx: Tx, ctx: Context, run: StoredRun) {
  const endCommandId = await lastCommandId(tx.sql);
  const judgement = await judgeStored(tx, { ...run, endCommandId: BigInt(endCommandId) }, ctx.publicUrl);
  return { endCommandId, verdict: verdictOf(judgement) };
}

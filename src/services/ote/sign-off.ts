import type { OteRunState } from "@/db/generated/enums";
import { inTransaction, type Tx } from "@/db/transaction";
import { addYears } from "@/lib/time";
import { requireRight } from "../access/require";
import { approveForProduction } from "../channels/approve-for-production";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { lastCommandId } from "./last-command";
import { recordRun } from "./record-run";
import type { SignOffInput } from "./schema";
import { judgeStored, lockRun, type StoredRun, wrongRunState } from "./stored-run";
import { verdictOf } from "./verdict";

/** How long a certification lasts. */
export const CERTIFIED_YEARS = 1;

/**
 * Signs a run off, once every step has passed: the verdict is frozen and the channel approved for production, in one
 * transaction. Where a second operator is required the first signature freezes the verdict and the second, of another
 * operator, approves. Certifiers only.
 * @throws RegistryError not_found | wrong_state | steps_missing | second_operator_required | missing_scope
 */
export async function signOff(ctx: Context, input: SignOffInput): Promise<{ state: OteRunState }> {
  const operator = requireRight(ctx, "ote:certify");
  return inTransaction(ctx.db, async (tx) => {
    const run = await lockRun(tx, input.number);
    if (run.state !== "running" && run.state !== "signed") throw wrongRunState(run);
    const earlier = await tx.prisma.oteSignOff.findMany({ where: { runId: run.id } });
    if (earlier.some(({ operatorId }) => operatorId === operator.userId)) {
      throw new RegistryError("second_operator_required");
    }
    if (run.state === "running") await freeze(tx, ctx, run);
    await tx.prisma.oteSignOff.create({
      data: {
        runId: run.id,
        operatorId: operator.userId,
        author: operator.email,
        statement: input.statement,
        createdAt: ctx.now,
      },
    });
    const isEnough = earlier.length + 1 >= (run.requiresSecondOperator ? 2 : 1);
    if (isEnough) await certify(tx, ctx, run, operator.email);
    else await recordFirst(tx, ctx, run);
    return { state: isEnough ? "certified" : "signed" };
  });
}

/** Judges the run for good. @throws RegistryError steps_missing */
async function freeze(tx: Tx, ctx: Context, run: StoredRun): Promise<void> {
  const endCommandId = await lastCommandId(tx.sql);
  const judgement = await judgeStored(tx, { ...run, endCommandId: BigInt(endCommandId) }, ctx.publicUrl);
  const missing = judgement.steps.filter(({ state }) => state !== "passed");
  if (missing.length > 0) {
    throw new RegistryError("steps_missing", {
      message: `${missing.length === 1 ? "A step has" : `${missing.length} steps have`} not passed: ${missing
        .map(({ title }) => title)
        .join(", ")}`,
      details: { steps: missing.map(({ id, title, state }) => ({ id, title, state })) },
    });
  }
  await tx.prisma.oteRun.update({
    where: { id: run.id },
    data: { endCommandId, verdict: verdictOf(judgement) },
  });
}

async function recordFirst(tx: Tx, ctx: Context, run: StoredRun): Promise<void> {
  await tx.prisma.oteRun.update({ where: { id: run.id }, data: { state: "signed" } });
  await recordRun(tx, ctx, run, {
    action: "ote.sign",
    before: { state: run.state },
    after: { state: "signed" },
  });
}

async function certify(tx: Tx, ctx: Context, run: StoredRun, endedBy: string): Promise<void> {
  const certifiedUntil = addYears(ctx.now, CERTIFIED_YEARS);
  await tx.prisma.oteRun.update({
    where: { id: run.id },
    data: { state: "certified", endedAt: ctx.now, endedBy, certifiedUntil },
  });
  await recordRun(tx, ctx, run, {
    action: "ote.certify",
    event: "ote.certified",
    before: { state: run.state },
    after: { state: "certified", certified_until: certifiedUntil.toISOString() },
  });
  // It mails the channel's contacts.
  await approveForProduction(within(ctx, tx), {
    slug: run.channel.slug,
    certifiedUntil,
    reason: `The OT&E run ${run.number} “${run.name}” in ${run.namespace.name} passed and was signed off.`,
  });
}

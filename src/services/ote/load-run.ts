import type { OteRunState } from "@/db/generated/enums";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { forPage, type JudgedStep } from "./judge-run";
import { type RunCommand, readRunCommands } from "./run-commands";
import type { RunPlan } from "./run-facts";
import type { RunHead } from "./run-head";
import { revisionOf } from "./run-revision";
import type { RunInput } from "./schema";
import { countSteps, loadStoredRun, type RunCounts } from "./stored-run";
import { judgementOf } from "./verdict";

export interface RunNote {
  readonly id: string;
  /** Null = about the whole run. */
  readonly step: string | null;
  readonly author: string;
  readonly text: string;
  readonly createdAt: Date;
}

export interface RunRetry {
  readonly id: string;
  readonly step: string;
  readonly afterCommandId: number;
  readonly author: string;
  readonly reason: string;
  readonly createdAt: Date;
}

export interface RunAttachment {
  readonly id: string;
  readonly title: string;
  readonly author: string;
  readonly createdAt: Date;
  /** `{ registrar, read_at, events }`: see attach-poll.ts. */
  readonly body: unknown;
}

export interface RunSignOff {
  readonly operatorId: string;
  readonly author: string;
  readonly statement: string;
  readonly createdAt: Date;
}

/** A run as operators see it: everything its page shows. */
export interface RunView {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly code: string;
  readonly state: OteRunState;
  readonly channel: { readonly id: string; readonly slug: string; readonly company: string };
  readonly namespace: string;
  /** Who is tested, with what: the head of the evidence. */
  readonly head: RunHead;
  readonly plan: RunPlan;
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly requiresSecondOperator: boolean;
  readonly findings: string | null;
  readonly certifiedUntil: Date | null;
  readonly steps: readonly JudgedStep[];
  readonly counts: RunCounts;
  /** Share of the steps that have passed, 0 to 1. */
  readonly progress: number;
  /** The commands that prove or break a step, or are seen by it, once each. */
  readonly commands: readonly RunCommand[];
  /** All that were judged. */
  readonly commandCount: number;
  readonly notes: readonly RunNote[];
  readonly retries: readonly RunRetry[];
  readonly attachments: readonly RunAttachment[];
  readonly signOffs: readonly RunSignOff[];
  /** Changes when the page has something new to show: see run-revision.ts. */
  readonly revision: string;
}

/** One run with its steps as the commands tell them now, and the newest tries. Operators only. @throws RegistryError not_found */
export async function loadRun(ctx: Context, { number }: RunInput): Promise<RunView> {
  requireOperator(ctx);
  return viewRun(ctx, number, forPage);
}

/** The same with every try, or those that `choose` keeps, for whoever may see it already. @throws RegistryError not_found */
export async function viewRun(
  ctx: Context,
  number: number,
  choose = (steps: readonly JudgedStep[]): readonly JudgedStep[] => steps,
): Promise<RunView> {
  const { db } = ctx;
  // Before the commands: what comes while they are read changes it, and the page reads again.
  const revision = await revisionOf(db.sql, number);
  const run = await loadStoredRun(db.prisma, number);
  const where = { runId: run.id };
  const orderBy = { id: "asc" } as const;
  const judgement = await judgementOf(db, run, ctx.publicUrl);
  const counts = countSteps(judgement.steps);
  const steps = choose(judgement.steps);
  const { id, name, code, state, startedAt, startedBy, endedAt, endedBy, channelId } = run;
  const { requiresSecondOperator, findings, certifiedUntil } = run;
  const retries = await db.prisma.oteRetry.findMany({ where, orderBy, omit: { runId: true } });
  return {
    id,
    number,
    name,
    code,
    state,
    channel: { id: channelId, slug: run.channel.slug, company: run.channel.company },
    namespace: run.namespace.name,
    head: judgement.head,
    plan: run.plan as unknown as RunPlan,
    startedAt,
    startedBy,
    endedAt,
    endedBy,
    requiresSecondOperator,
    findings,
    certifiedUntil,
    steps,
    counts,
    progress: counts.steps === 0 ? 0 : counts.passed / counts.steps,
    commands: await readRunCommands(db.sql, channelId, mentionedIn(steps)),
    commandCount: judgement.commandIds.length,
    notes: await db.prisma.oteNote.findMany({ where, orderBy, omit: { runId: true } }),
    retries: retries.map((retry) => ({ ...retry, afterCommandId: Number(retry.afterCommandId) })),
    attachments: await db.prisma.oteAttachment.findMany({ where, orderBy, omit: { runId: true } }),
    signOffs: await db.prisma.oteSignOff.findMany({
      where,
      orderBy: [{ createdAt: "asc" }, { operatorId: "asc" }],
      omit: { runId: true },
    }),
    revision,
  };
}

/** Ids of the commands that the steps speak of. */
function mentionedIn(steps: readonly JudgedStep[]): number[] {
  return steps.flatMap(({ attempts, seen }) => [
    ...attempts.flatMap(({ commandIds }) => commandIds),
    ...seen,
  ]);
}

import type { OteRunState } from "@/db/generated/enums";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { forPage, type JudgedStep } from "./judge-run";
import type { RunPlan } from "./run-facts";
import type { RunInput } from "./schema";
import { countSteps, type RunCounts, type StoredRun } from "./stored-run";
import { judgementOf } from "./verdict";

/** A run as its registrar sees it: nothing of who reviews it, or of notes among operators. */
export interface OwnRun {
  readonly number: number;
  readonly name: string;
  readonly code: string;
  readonly state: OteRunState;
  readonly namespace: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly certifiedUntil: Date | null;
  readonly requiresSecondOperator: boolean;
  /** What the operators found, once it has ended. */
  readonly findings: string | null;
  readonly counts: RunCounts;
}

export interface OwnRunWithSteps extends OwnRun {
  readonly names: RunPlan["names"];
  readonly steps: readonly JudgedStep[];
  /** Steps that the operators want to see again, and why. */
  readonly retries: readonly { readonly step: string; readonly reason: string; readonly createdAt: Date }[];
}

/** How many past runs are listed. */
const MOST_RUNS = 50;

/** The runs of the own channel, the newest first, and the one going on with its steps. @throws RegistryError missing_scope */
export async function viewOwnRuns(
  ctx: Context,
): Promise<{ current: OwnRunWithSteps | null; runs: readonly OwnRun[] }> {
  const { accountId } = requireScope(ctx, "channel:read");
  const rows = await ctx.db.prisma.oteRun.findMany({
    where: { channel: { accountId } },
    include: ABOUT,
    orderBy: { number: "desc" },
    take: MOST_RUNS,
  });
  const runs: OwnRunWithSteps[] = [];
  for (const row of rows) runs.push(await ownRun(ctx, row));
  return {
    current: runs.find(({ state }) => state === "running" || state === "signed") ?? null,
    runs: runs.map(({ steps: _steps, names: _names, retries: _retries, ...run }) => run),
  };
}

/** One run of the own channel. @throws RegistryError missing_scope | not_found */
export async function viewOwnRun(ctx: Context, { number }: RunInput): Promise<OwnRunWithSteps> {
  const { accountId } = requireScope(ctx, "channel:read");
  const run = await ctx.db.prisma.oteRun.findFirst({
    where: { number, channel: { accountId } },
    include: ABOUT,
  });
  if (run) return ownRun(ctx, run);
  throw new RegistryError("not_found", { message: "There is no such OT&E run" });
}

const ABOUT = {
  channel: { select: { slug: true, company: true, accountId: true } },
  namespace: { select: { name: true } },
} as const;

async function ownRun(ctx: Context, run: StoredRun): Promise<OwnRunWithSteps> {
  const { number, name, code, state, startedAt, endedAt, certifiedUntil, requiresSecondOperator } = run;
  const { steps } = await judgementOf(ctx.db, run, ctx.publicUrl);
  return {
    number,
    name,
    code,
    state,
    namespace: run.namespace.name,
    startedAt,
    endedAt,
    certifiedUntil,
    requiresSecondOperator,
    findings: endedAt === null ? null : run.findings,
    counts: countSteps(steps),
    names: (run.plan as unknown as RunPlan).names,
    steps: forPage(steps),
    retries: await ctx.db.prisma.oteRetry.findMany({
      where: { runId: run.id },
      select: { step: true, reason: true, createdAt: true },
      orderBy: { id: "asc" },
    }),
  };
}

import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { JudgedStep, StepState } from "./judge-run";
import { type ListedRun, listed } from "./list-runs";
import type { CompareRunsInput } from "./schema";
import { loadStoredRun } from "./stored-run";
import { judgementOf } from "./verdict";

/** A step in one of two runs. */
export interface ComparedStep {
  readonly state: StepState;
  readonly attempts: number;
  readonly failures: number;
  /** From the first command of the first try to the last of the newest, ms; null without a try. */
  readonly durationMs: number | null;
  /** What was seen last. */
  readonly words: string | null;
}

export interface RunComparison {
  readonly a: ListedRun;
  readonly b: ListedRun;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly section: string;
    /** Null where the run did not ask for it. */
    readonly a: ComparedStep | null;
    readonly b: ComparedStep | null;
    /** How `b` differs from `a`. */
    readonly change: "same" | "better" | "worse" | "added" | "removed";
  }[];
}

/**
 * Two runs of one channel, step by step; `a` is the one that started first. Operators only.
 * @throws RegistryError not_found | invalid_value (runs of different channels)
 */
export async function compareRuns(ctx: Context, input: CompareRunsInput): Promise<RunComparison> {
  requireOperator(ctx);
  const first = await loadStoredRun(ctx.db.prisma, Math.min(input.a, input.b));
  const second = await loadStoredRun(ctx.db.prisma, Math.max(input.a, input.b));
  if (first.channelId !== second.channelId) {
    const message = "Choose two runs of the same channel";
    throw new RegistryError("invalid_value", { message, fields: [{ path: "b", message }] });
  }
  const before = byId((await judgementOf(ctx.db, first, ctx.publicUrl)).steps);
  const after = byId((await judgementOf(ctx.db, second, ctx.publicUrl)).steps);
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return {
    a: await listed(ctx, first),
    b: await listed(ctx, second),
    steps: ids.flatMap((id) => {
      const [a, b] = [before.get(id), after.get(id)];
      const shown = b ?? a;
      if (!shown) return [];
      const { title, section } = shown;
      return [{ id, title, section, a: compared(a), b: compared(b), change: changeOf(a, b) }];
    }),
  };
}

const byId = (steps: readonly JudgedStep[]) => new Map(steps.map((step) => [step.id, step]));

function compared(step: JudgedStep | undefined): ComparedStep | null {
  if (!step) return null;
  const { attempts, state } = step;
  const [first, last] = [attempts[0], attempts.at(-1)];
  return {
    state,
    attempts: attempts.length,
    failures: attempts.filter((attempt) => attempt.state === "failed").length,
    durationMs: first && last ? last.endedAt.getTime() - first.startedAt.getTime() : null,
    words: last?.words ?? null,
  };
}

const RANK: Record<StepState, number> = { failed: 0, waiting: 1, passed: 2 };

function changeOf(a: JudgedStep | undefined, b: JudgedStep | undefined) {
  if (!a) return "added";
  if (!b) return "removed";
  const difference = RANK[b.state] - RANK[a.state] || failuresOf(a) - failuresOf(b);
  return difference === 0 ? "same" : difference > 0 ? "better" : "worse";
}

const failuresOf = (step: JudgedStep) => step.attempts.filter(({ state }) => state === "failed").length;

import type { Judgement } from "./attempt";
import type { JudgedCommand } from "./command-row";
import type { NextRequest } from "./next-request";
import type { RunFacts, RunPlan } from "./run-facts";

/** Headings that steps stand under. */
export const SECTIONS = [
  "Preparation",
  "Registration",
  "Information",
  "Renewal",
  "Changes",
  "Transfer",
  "Nameservers",
  "Deletion",
  "Robustness",
  "Errors",
  "Evidence",
] as const;

export type Section = (typeof SECTIONS)[number];

/** The commands of a run, oldest first, of its channel alone and after its start. */
export interface RunLog {
  /** All up to the end of what is judged. */
  readonly all: readonly JudgedCommand[];
  /** Those that count: after the newest "try again" of the step. */
  readonly counted: readonly JudgedCommand[];
}

/** One thing that a run asks of a registrar. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly section: Section;
  /** What to do, in plain words. */
  readonly asks: string;
  /** What must be true of the commands, part by part, in plain words. */
  readonly predicate: readonly string[];
  /** Method and path of the registrar API. */
  readonly endpoint: string;
  readonly suggestedKey: string | null;
  /** Whether a run with this plan asks for it; absent = always. */
  isAsked?(plan: Omit<RunPlan, "steps">, policy: { readonly maxYears: number }): boolean;
  /** The name it is about; null for none. */
  domain(run: RunFacts): string | null;
  next(run: RunFacts): NextRequest;
  /** Pure: from the recorded commands alone. */
  judge(log: RunLog, run: RunFacts): Judgement;
}

import { requireRight } from "../../access/require";
import type { Context } from "../../context";
import { RegistryError } from "../../errors";
import { applyWork } from "./apply";
import type { ApplyManyWorkInput } from "./schema";

/** What became of each: `why` is empty for what was applied, else a sentence. */
export interface ManyApplied {
  readonly id: string;
  readonly outcome: "applied" | "withdrawn" | "failed";
  /** The catalogue's code of the refusal. */
  readonly code: string | null;
  readonly why: string;
}

/**
 * Applies work, each by itself and in the order given: one that fails stops no other. Never over a conflict.
 * @throws RegistryError missing_scope
 */
export async function applyManyWork(ctx: Context, { ids }: ApplyManyWorkInput): Promise<ManyApplied[]> {
  requireRight(ctx, "work:apply");
  const outcomes: ManyApplied[] = [];
  for (const id of ids) {
    try {
      const { outcome, why } = await applyWork(ctx, { id, force: false });
      outcomes.push({ id, outcome, code: null, why });
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      outcomes.push({ id, outcome: "failed", code: error.code, why: error.message });
    }
  }
  return outcomes;
}

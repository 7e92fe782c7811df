import type { Context } from "../context";
import { listenFor } from "./bell";
import { carryOn } from "./carry";
import { PUBLISHED_WITHIN_MS } from "./publication";
import { readWorkflow, type WorkflowRow } from "./row";
import type { WorkflowView } from "./view";
import { viewFrom } from "./view-of";

/** How often it is looked for what other processes have done, at first and at last. */
const FIRST_LOOK_MS = 40;
const LAST_LOOK_MS = 640;

/**
 * Starts a workflow for somebody who waits for its end, and carries it on in this process. Hand the context on that
 * `start` is given: what is plain is then done in the transaction that writes it down.
 * @returns where it stands: it has ended, waits for the user or for another account, or `waitMillis` are over
 */
export async function startAndWait(
  ctx: Context,
  start: (ctx: Context) => Promise<WorkflowView>,
  waitMillis: number,
): Promise<WorkflowView> {
  const began = performance.now();
  const view = await start({ ...ctx, waits: true });
  if (view.completed || view.state === "action_required") return view;
  const bell = listenFor(view.id);
  try {
    // At most the DNS is left to wait for, milliseconds as a rule: nothing is looked up before that is heard of.
    let row = view.step === "publish" ? null : await carryOn(ctx, view.id);
    for (let pause = FIRST_LOOK_MS; !row || goesOn(row); pause = Math.min(2 * pause, LAST_LOOK_MS)) {
      const elapsed = performance.now() - began;
      if (elapsed >= waitMillis) break;
      const endedAt = await bell.rings(Math.min(pause, waitMillis - elapsed));
      if (endedAt && view.step === "publish") return published(view, endedAt);
      row = await look(ctx, view.id, elapsed, row);
    }
    const last = row ?? (await readWorkflow(ctx.db, view.id));
    return last ? await viewFrom(ctx.db, last) : view;
  } finally {
    bell.close();
  }
}

function goesOn({ state, step, completedAt }: WorkflowRow): boolean {
  if (completedAt || state === "action_required") return false;
  return state !== "blocked" || step === "publish";
}

/** Reads how it stands; says once, when the DNS is late, that it is waited for. */
async function look(ctx: Context, id: string, elapsed: number, before: WorkflowRow | null) {
  const isLate = elapsed > PUBLISHED_WITHIN_MS && before?.state !== "blocked";
  if (!isLate) return readWorkflow(ctx.db, id);
  return carryOn({ ...ctx, now: new Date(ctx.now.getTime() + elapsed) }, id);
}

/** The end of one for whom nothing was left but the DNS, as whoever ended it has written it. */
function published(view: WorkflowView, endedAt: Date): WorkflowView {
  const step = { step: "publish", outcome: "done", at: endedAt, note: null } as const;
  return {
    ...view,
    state: "succeeded",
    completed: true,
    steps: [...view.steps, step],
    updatedAt: endedAt,
    completedAt: endedAt,
  };
}

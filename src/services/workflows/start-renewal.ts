import { inTransaction, undone } from "@/db/transaction";
import { requireScope } from "../access/require";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { loadName } from "../names/load";
import { renewName } from "../names/renew";
import { accept } from "./accept";
import { inputHashOf, newRow } from "./new-row";
import { conflict, findRepeated } from "./repeated";
import { findNewest, insertWorkflow, type StepWrite, type WorkflowRow } from "./row";
import type { StartRenewalInput } from "./schema";
import type { WorkflowView } from "./view";
import { viewFrom, viewOf } from "./view-of";

const DONE: StepWrite[] = ["payment", "renew"].map((step) => ({ step, outcome: "done", note: null }));

/**
 * Begins to renew a name from the term that it has now, or that was given: so that of two that come at once, or of a request
 * that is repeated with its `currentExpiresAt`, one renews. Done at once for whoever waits, if the balance covers it.
 * @throws RegistryError not_found | status_prohibits | period_out_of_range | workflow_conflict | spend_limit_exceeded
 */
export async function startRenewal(ctx: Context, input: StartRenewalInput): Promise<WorkflowView> {
  const tenant = requireScope(ctx, "names:register");
  const { row: name } = await loadName(ctx, tenant, input.name);
  const currentExpiresAt = input.currentExpiresAt ?? name.expiresAt.toISOString();
  const kept = { name: name.fqdn, years: input.years, currentExpiresAt };
  const context = {
    inputHash: inputHashOf({ ...kept, currentExpiresAt: currentExpiresAt.slice(0, 10) }),
    nameId: name.id,
  };
  const row = newRow(ctx, { ...tenant, kind: "renewal", fqdn: name.fqdn, input: kept, context });
  const open = await findNewest(ctx.db, row);
  if (open?.context.inputHash === context.inputHash && open.state !== "failed") return viewFrom(ctx.db, open);
  if (open && !open.completedAt) throw conflict(open);
  try {
    if (ctx.waits) return await renewAtOnce(ctx, row, kept);
    await undone(ctx.db, (tx) => renewName(within(ctx, tx), kept));
  } catch (error) {
    const code = error instanceof RegistryError ? error.code : null;
    // The other of two that came at once.
    const other = code === "status_prohibits" ? await findRepeatedRenewal(ctx, row) : null;
    if (other) return viewFrom(ctx.db, other);
    if (code !== "insufficient_balance") throw error;
  }
  return accept(ctx, row);
}

function renewAtOnce(
  ctx: Context,
  row: WorkflowRow,
  input: { name: string; years: number; currentExpiresAt: string },
): Promise<WorkflowView> {
  return inTransaction(ctx.db, async (tx) => {
    await renewName(within(ctx, tx), input);
    const done: WorkflowRow = { ...row, state: "succeeded", step: "renew", completedAt: ctx.now };
    await insertWorkflow(tx, done, DONE);
    return viewOf(
      done,
      DONE.map((step) => ({ ...step, at: ctx.now })),
    );
  });
}

async function findRepeatedRenewal(ctx: Context, row: WorkflowRow): Promise<WorkflowRow | null> {
  return findRepeated(ctx, row).catch((error: unknown) => {
    if (error instanceof RegistryError && error.code === "workflow_conflict") return null;
    throw error;
  });
}

import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { requireScope } from "../access/require";
import { type Context, within } from "../context";
import { parseForLookup } from "../names/load";
import { updateName } from "../names/update";
import { ringFor } from "./bell";
import { inputHashOf, newRow } from "./new-row";
import { publishesTo } from "./publication";
import { findNewest, insertWorkflow, lockWorkflow, type StepWrite, type WorkflowRow } from "./row";
import type { StartUpdateInput } from "./schema";
import type { WorkflowView } from "./view";
import { viewOf } from "./view-of";
import { wakeWorkflow } from "./wake";
import { writeOutcome } from "./write-outcome";

const QUEUED = statement(
  "workflow_dns_queued",
  "SELECT max(id)::bigint AS id FROM dns_outbox WHERE fqdn = $1",
);

/**
 * Changes a name's settings, in the transaction that writes the workflow down; what is left to wait for is the DNS, where the
 * delegation changes. A change that still waits for it is no obstacle: its values are there, and are published with these.
 * @throws RegistryError as `updateName`
 */
export async function startUpdate(ctx: Context, input: StartUpdateInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:write");
  const { fqdn, policy } = await parseForLookup(ctx, input.name);
  const { contacts: _, ...kept } = input;
  const row = newRow(ctx, {
    accountId,
    kind: "update",
    fqdn,
    input: kept,
    context: { inputHash: inputHashOf(input) },
  });
  const delegates = Boolean(input.nameservers || input.ds || input.clientStatuses);
  const publishes = delegates && (await publishesTo(ctx, policy.name));
  return inTransaction(ctx.db, async (tx) => {
    const { id: nameId } = await updateName(within(ctx, tx), input);
    await endBefore(tx, ctx, row);
    const [queued] = publishes ? await tx.sql<{ id: number | null }>(QUEUED, [fqdn]) : [];
    const outboxId = queued?.id ?? undefined;
    const steps: StepWrite[] = [{ step: "apply", outcome: "done", note: null }];
    if (outboxId === undefined) steps.push({ step: "publish", outcome: "done", note: null });
    const written: WorkflowRow = {
      ...row,
      state: outboxId === undefined ? "succeeded" : "in_progress",
      step: "publish",
      context: { ...row.context, nameId, outboxId },
      completedAt: outboxId === undefined ? ctx.now : null,
    };
    await insertWorkflow(tx, written, steps);
    if (outboxId !== undefined && !ctx.waits) await wakeWorkflow(tx, row.id);
    return viewOf(
      written,
      steps.map((step) => ({ ...step, at: ctx.now })),
    );
  });
}

/** Under the lock of the name, which every change of it takes first. */
async function endBefore(tx: Tx, ctx: Context, row: WorkflowRow): Promise<void> {
  const before = await findNewest(tx, row);
  if (!before || before.completedAt) return;
  const locked = await lockWorkflow(tx, before.id);
  if (!locked || locked.completedAt) return;
  await writeOutcome(tx, ctx, locked, { kind: "done", next: null, note: "followed by another change" });
  ringFor(before.id, ctx.now);
}

import { statement } from "@/db/sql";
import { type Tx, undone } from "@/db/transaction";
import { openLedger } from "../billing/ledger";
import { type Context, within } from "../context";
import type { ParsedName } from "../names/label";
import { noSuchName } from "../names/load";
import { lendMoney } from "../registrar/sandbox";
import { readWorkflow, type WorkflowRow } from "../workflows/row";
import type { WorkflowView } from "../workflows/view";
import { viewFrom } from "../workflows/view-of";
import { endWorkflow, keepWorkflow, type Outcome, settleAll } from "./keep";
import { findSandboxName, readStanding, type SandboxName, standSandboxName } from "./sandbox-name";
import { simulatedBy } from "./simulated";

/** What is to be tried on a name of the sandbox. */
export interface Trial {
  readonly accountId: string;
  readonly name: ParsedName;
  /** Whether the name has to be in the sandbox already. */
  readonly needsName: boolean;
  /** Runs the verb. The workflow that it started; or one to write down, of a verb that starts none. */
  run(inner: Context, tx: Tx): Promise<WorkflowRow | WorkflowView>;
  /** What it leaves: the name as it stands, unless it says another. */
  outcome?(standing: SandboxName | null): Outcome;
}

/**
 * Runs a verb on the account's sandbox, in a transaction that is undone, as docs/decisions/0006 has it: with the name as
 * the sandbox has it and money lent. What came of it is kept as a workflow of the sandbox.
 * @throws RegistryError what the verb throws; not_found
 */
export async function tryOut(ctx: Context, trial: Trial): Promise<WorkflowView> {
  const { accountId, name } = trial;
  const look = { accountId, now: ctx.now };
  await settleAll(ctx.db, accountId, name.fqdn, ctx.now);
  const held = await findSandboxName(ctx.db, look, name.fqdn);
  if (trial.needsName && !held) throw noSuchName(name.fqdn);
  const { row, standing } = await undone(ctx.db, async (tx) => {
    const isTaken = await isReallyTaken(tx, name.fqdn);
    if (trial.needsName && isTaken) throw noSuchName(name.fqdn);
    if (held && !isTaken) await standSandboxName(tx, held, look);
    await openLedger(tx, accountId, name.policy.currency);
    await lendMoney(tx, accountId);
    const started = await trial.run({ ...within(ctx, tx), sandbox: true, payments: undefined }, tx);
    const row = "context" in started ? started : await readWorkflow(tx, started.id);
    if (!row) throw new Error("A verb of the sandbox has not written its workflow");
    return { row, standing: await readStanding(tx, look, name.fqdn) };
  });
  const before = await readWorkflow(ctx.db, row.id);
  const outcome = outcomeOf(ctx, trial, row, standing);
  if (!before) return keepWorkflow(ctx, row, outcome);
  // A repeated request is answered with the workflow that it began; one that accepts its price has ended it.
  const hasEnded = row.completedAt !== null && before.completedAt === null && !outcome.simulated;
  return hasEnded ? endWorkflow(ctx, before, row, outcome) : viewFrom(ctx.db, before);
}

function outcomeOf(ctx: Context, trial: Trial, row: WorkflowRow, standing: SandboxName | null): Outcome {
  const simulated = simulatedBy(trial.name.label, ctx.now);
  if (simulated) return { simulated, registration: standing };
  if (row.state === "action_required" && row.action) {
    return { simulated: { state: "action_required", action: row.action } };
  }
  if (row.state === "failed") {
    const error = { code: row.errorCode ?? "failed", message: row.errorMessage ?? "" };
    return { simulated: { state: "failed", error } };
  }
  return trial.outcome?.(standing) ?? { simulated: null, registration: standing };
}

const TAKEN = statement("sandbox_really_taken", "SELECT 1 FROM name WHERE fqdn = $1 AND released_at IS NULL");

async function isReallyTaken(tx: Tx, fqdn: string): Promise<boolean> {
  return (await tx.sql(TAKEN, [fqdn])).length > 0;
}

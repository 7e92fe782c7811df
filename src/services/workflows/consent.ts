import type { Tx } from "@/db/transaction";
import { inTransaction } from "@/db/transaction";
import { formatMoney } from "@/lib/money";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { noSuchWorkflow } from "./look-up";
import { lockWorkflow, saveWorkflow, type WorkflowRow } from "./row";
import type { ConsentInput } from "./schema";
import type { WorkflowView } from "./view";
import { viewFrom } from "./view-of";
import { wakeWorkflow } from "./wake";

/**
 * Accepts the price of a premium name that a registration waits for; it goes on by a job.
 * @throws RegistryError not_found | missing_scope | wrong_state | premium_consent_required (another price)
 */
export async function giveConsent(ctx: Context, { workflowId, amount }: ConsentInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  return inTransaction(ctx.db, async (tx) => {
    const row = await lockWorkflow(tx, workflowId);
    if (row?.accountId !== accountId) throw noSuchWorkflow();
    return viewFrom(tx, await writeConsent(tx, ctx, row, amount));
  });
}

/** The same for a locked workflow. `amount` in minor units. */
export async function writeConsent(
  tx: Tx,
  ctx: Context,
  row: WorkflowRow,
  amount: number,
): Promise<WorkflowRow> {
  const { action, accountId } = row;
  if (action?.type !== "premium_consent") {
    throw new RegistryError("wrong_state", {
      message: "This request does not wait for a price to be accepted",
      details: { state: row.state },
    });
  }
  if (amount !== action.amount) {
    const price = formatMoney(action);
    throw new RegistryError("premium_consent_required", {
      message: `The price is ${price}: accept exactly this`,
      fields: [{ path: "amount", message: `must be ${action.amount}` }],
    });
  }
  const context = { ...row.context, consentAmount: amount };
  const after: WorkflowRow = { ...row, state: "in_progress", action: null, context, updatedAt: ctx.now };
  await saveWorkflow(tx, after, []);
  await recordAudit(tx, ctx, {
    action: "names.accept_price",
    accountId,
    subject: { kind: "request", id: row.id, name: row.fqdn },
    after: { amount, currency: action.currency },
  });
  await wakeWorkflow(tx, row.id);
  return after;
}

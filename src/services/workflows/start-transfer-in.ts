import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { hashAuthCode } from "../names/auth-code";
import { assertBelowDomainLimit } from "../names/domain-limit";
import { parseForLookup } from "../names/load";
import { requestTransferByHash } from "../transfers/request";
import { accept } from "./accept";
import { contactsFor } from "./contacts-for";
import { inputHashOf, newRow } from "./new-row";
import { findRepeated } from "./repeated";
import { insertWorkflow, type StepWrite, type WorkflowRow } from "./row";
import type { StartTransferInInput } from "./schema";
import type { TransferInInput } from "./transfer-in";
import type { WorkflowView } from "./view";
import { viewFrom, viewOf } from "./view-of";
import { wakeWorkflow } from "./wake";

const DONE: StepWrite[] = ["payment", "request"].map((step) => ({ step, outcome: "done", note: null }));

/**
 * Begins to take a name over from another account: it is asked for in the transaction that writes the workflow down, so that
 * the code is not kept. Where the fee has to be paid first, the code's hash is, which the name has, too.
 * @throws RegistryError as `requestTransfer`, but insufficient_balance | contact_required | domain_limit_reached |
 *   workflow_conflict
 */
export async function startTransferIn(ctx: Context, input: StartTransferInInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  const { fqdn } = await parseForLookup(ctx, input.name);
  const { authCode, ...asked } = input;
  const context = { inputHash: inputHashOf({ ...asked, name: fqdn }) };
  const wish = { accountId, fqdn, kind: "transfer_in", context } as const;
  const repeated = await findRepeated(ctx, { ...wish, sandbox: ctx.sandbox ?? false });
  if (repeated) return viewFrom(ctx.db, repeated);
  await assertBelowDomainLimit(ctx.db, ctx, accountId);
  const { autoRenew, privacy } = input;
  const contacts = await contactsFor(ctx, accountId, input.contacts);
  const kept: TransferInInput = { name: fqdn, autoRenew, privacy, contacts };
  const row = newRow(ctx, { ...wish, input: kept });
  const codeHash = hashAuthCode(authCode);
  try {
    return await requestAtOnce(ctx, row, codeHash);
  } catch (error) {
    // The code was right: it is looked at before the balance.
    if (!(error instanceof RegistryError) || error.code !== "insufficient_balance") throw error;
    return accept(ctx, { ...row, context: { ...context, codeHash } });
  }
}

function requestAtOnce(ctx: Context, row: WorkflowRow, codeHash: string): Promise<WorkflowView> {
  return inTransaction(ctx.db, async (tx) => {
    const { transfer } = await requestTransferByHash(within(ctx, tx), { name: row.fqdn, codeHash });
    const written: WorkflowRow = {
      ...row,
      state: "in_progress",
      step: "approval",
      context: { ...row.context, transferId: transfer.id },
    };
    await insertWorkflow(tx, written, DONE);
    if (!ctx.waits) await wakeWorkflow(tx, row.id);
    return viewOf(
      written,
      DONE.map((step) => ({ ...step, at: ctx.now })),
    );
  });
}

import { inSqlTransaction } from "@/db/transaction";
import type { Context } from "../context";
import { initialRecords } from "../dns/initial-records";
import { RegistryError } from "../errors";
import { assertBelowDomainLimit } from "../names/domain-limit";
import type { Offer } from "../names/offer";
import { takeName } from "../names/take-name";
import { publishesTo } from "./publication";
import type { RegistrationInput } from "./registration";
import { insertWorkflow, type StepWrite, type WorkflowRow } from "./row";
import type { WorkflowView } from "./view";
import { viewOf } from "./view-of";

const DONE: readonly StepWrite[] = ["check", "contact", "payment", "register"].map((step) => ({
  step,
  outcome: "done",
  note: null,
}));

/**
 * Registers a name in the transaction that writes its workflow down: a process that is killed has done both or neither, and
 * whoever waits may ask again. Prepared statements only.
 * @returns where it stands, at most waiting for the DNS; null when the balance does not cover it: nothing was done
 */
export async function registerAtOnce(
  ctx: Context,
  row: WorkflowRow,
  offer: Offer,
  input: RegistrationInput,
): Promise<WorkflowView | null> {
  const { accountId } = row;
  const { policy, fqdn } = offer.name;
  const publishes = await publishesTo(ctx, policy.name);
  const records = initialRecords(policy, fqdn, []);
  const { contacts: _, ...kept } = input;
  const steps: StepWrite[] = publishes
    ? [...DONE]
    : [...DONE, { step: "publish", outcome: "done", note: null }];
  try {
    const done = await inSqlTransaction(ctx.db, async (tx) => {
      const { nameId } = await takeName(tx, ctx, offer, { ...input, accountId, records });
      // The charge has locked the account's balance: of two that come at once, one counts the other.
      await assertBelowDomainLimit(tx, ctx, accountId, 0);
      const written: WorkflowRow = {
        ...row,
        state: publishes ? "in_progress" : "succeeded",
        step: "publish",
        input: kept,
        context: { ...row.context, nameId },
        completedAt: publishes ? null : ctx.now,
      };
      // Another request for it is under way, and was quicker.
      if (!(await insertWorkflow(tx, written, steps, publishes))) throw new RegistryError("name_taken");
      return written;
    });
    return viewOf(
      done,
      steps.map((step) => ({ ...step, at: ctx.now })),
    );
  } catch (error) {
    if (error instanceof RegistryError && error.code === "insufficient_balance") return null;
    throw error;
  }
}

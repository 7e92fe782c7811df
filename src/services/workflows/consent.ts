import { requireScope } from "../access/require";
import type { Context } from "../context";
import { noSuchWorkflow } from "./look-up";
import { readWorkflow } from "./row";
import type { ConsentInput } from "./schema";
import type { WorkflowView } from "./view";
import { viewFrom } from "./view-of";

/** Accepts the price of a premium name. @throws RegistryError not_found | premium_consent_required */
export async function giveConsent(ctx: Context, input: ConsentInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  const row = await readWorkflow(ctx.db, input.workflowId);
  if (row?.accountId !== accountId) throw noSuchWorkflow();
  return viewFrom(ctx.db, row);
}

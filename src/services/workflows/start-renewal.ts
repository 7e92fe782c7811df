import { requireScope } from "../access/require";
import type { Context } from "../context";
import { parseForLookup } from "../names/load";
import { renewName } from "../names/renew";
import { doAtOnce } from "./at-once";
import { inputHashOf, newRow } from "./new-row";
import type { StartRenewalInput } from "./schema";
import type { WorkflowView } from "./view";

/** Begins to renew a name. */
export async function startRenewal(ctx: Context, input: StartRenewalInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  const { fqdn } = await parseForLookup(ctx, input.name);
  const context = { inputHash: inputHashOf(input) };
  const row = newRow(ctx, { accountId, kind: "renewal", fqdn, input, context });
  return doAtOnce(ctx, row, async (inner) => ({ nameId: (await renewName(inner, input)).name.id }));
}

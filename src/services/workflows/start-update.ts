import { requireScope } from "../access/require";
import type { Context } from "../context";
import { parseForLookup } from "../names/load";
import { updateName } from "../names/update";
import { doAtOnce } from "./at-once";
import { inputHashOf, newRow } from "./new-row";
import type { StartUpdateInput } from "./schema";
import type { WorkflowView } from "./view";

/** Begins to change a name's settings. */
export async function startUpdate(ctx: Context, input: StartUpdateInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:write");
  const { fqdn } = await parseForLookup(ctx, input.name);
  const { contacts: _, ...rest } = input;
  const row = newRow(ctx, {
    accountId,
    kind: "update",
    fqdn,
    input: rest,
    context: { inputHash: inputHashOf(input) },
  });
  return doAtOnce(ctx, row, async (inner) => ({ nameId: (await updateName(inner, input)).id }));
}

import { requireScope } from "../access/require";
import type { Context } from "../context";
import { parseForLookup } from "../names/load";
import { requestTransfer } from "../transfers/request";
import { doAtOnce } from "./at-once";
import { inputHashOf, newRow } from "./new-row";
import type { StartTransferInInput } from "./schema";
import type { WorkflowView } from "./view";

/** Begins to take a name over from another account. */
export async function startTransferIn(ctx: Context, input: StartTransferInInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  const { fqdn } = await parseForLookup(ctx, input.name);
  const { authCode, contacts: _, ...rest } = input;
  const context = { inputHash: inputHashOf(rest) };
  const row = newRow(ctx, { accountId, kind: "transfer_in", fqdn, input: rest, context });
  return doAtOnce(ctx, row, async (inner) => {
    const { name } = await requestTransfer(inner, { name: fqdn, authCode });
    return { nameId: name?.id };
  });
}

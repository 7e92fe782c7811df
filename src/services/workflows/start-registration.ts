import { requireScope } from "../access/require";
import type { Context } from "../context";
import { parseName } from "../names/label";
import { registerName } from "../names/register";
import { updateName } from "../names/update";
import { doAtOnce } from "./at-once";
import { inputHashOf, newRow } from "./new-row";
import type { StartRegistrationInput } from "./schema";
import type { WorkflowView } from "./view";

/** Begins to register a name. */
export async function startRegistration(ctx: Context, input: StartRegistrationInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  const { fqdn, policy } = await parseName(ctx, input.name, input.domain);
  const { contacts, ...rest } = input;
  const row = newRow(ctx, {
    accountId,
    kind: "registration",
    fqdn,
    input: rest,
    context: { inputHash: inputHashOf(input) },
  });
  return doAtOnce(ctx, row, async (inner) => {
    const registered = await registerName(inner, {
      ...rest,
      years: rest.years ?? policy.minYears,
      records: [],
    });
    if (contacts) await updateName(inner, { name: fqdn, contacts });
    return registered;
  });
}

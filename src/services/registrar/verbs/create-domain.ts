import { inTransaction, type Tx } from "@/db/transaction";
import { type Context, within } from "../../context";
import { viewName } from "../../names/info";
import { registerName } from "../../names/register";
import type { Registered } from "../../names/take-name";
import { updateName } from "../../names/update";
import type { NameView } from "../../names/view";
import { loadPolicy } from "../../namespaces/policy";
import { domainResult, moneyResult } from "../domain-result";
import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";

/**
 * Registers a name, with its nameservers and contacts, all or none.
 * @throws RegistryError as `registerName` and `updateName`
 */
export async function createDomain(
  ctx: ChannelContext,
  input: CommandInputs["create_domain"],
): Promise<object> {
  const { name, years, autoRenew, privacy, nameservers, contacts, claim, acceptedPremiumDecimal } = input;
  const create = async (tx: Tx) => {
    const inner = within(ctx, tx);
    const registered = await registerName(inner, {
      name,
      years,
      autoRenew,
      privacy,
      acceptedPremiumDecimal,
      claim,
      records: [],
    });
    const hasMore = nameservers.length > 0 || Object.values(contacts).some(Boolean);
    const view = hasMore
      ? await updateName(inner, { name, nameservers: [...nameservers], contacts })
      : await viewOfNew(inner, tx, registered);
    return {
      ...domainResult(view, { sandbox: ctx.sandbox === true, pending: [] }),
      years,
      charged: moneyResult(registered.chargedAmount, registered.currency),
    };
  };
  // A refusal undoes the whole command: within its transaction there is no need of a savepoint.
  return ctx.db.joined ? create(ctx.db.joined) : inTransaction(ctx.db, create);
}

/** A name that was registered just now has nothing yet that a look-up would have to join. */
async function viewOfNew(ctx: Context, tx: Tx, { nameId, namespace }: Registered): Promise<NameView> {
  const row = await tx.prisma.name.findUniqueOrThrow({ where: { id: nameId } });
  const policy = await loadPolicy(ctx, namespace);
  const details = { nameservers: [], dsRecords: [], contacts: [], zone: null };
  return viewName(ctx, { row: { ...row, ...details }, policy });
}

import { inTransaction } from "@/db/transaction";
import { within } from "../../context";
import { nameInfo } from "../../names/info";
import { registerName } from "../../names/register";
import { updateName } from "../../names/update";
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
  const { name, years, autoRenew, privacy, nameservers, contacts, claim, acceptedPremiumAmount } = input;
  return inTransaction(ctx.db, async (tx) => {
    const inner = within(ctx, tx);
    const registered = await registerName(inner, {
      name,
      years,
      autoRenew,
      privacy,
      acceptedPremiumAmount,
      claim,
      records: [],
    });
    const hasMore = nameservers.length > 0 || Object.values(contacts).some(Boolean);
    const view = hasMore
      ? await updateName(inner, { name, nameservers: [...nameservers], contacts })
      : await nameInfo(inner, { name });
    return {
      ...domainResult(view, { sandbox: ctx.sandbox === true, pending: [] }),
      years,
      charged: moneyResult(registered.chargedAmount, registered.currency),
    };
  });
}

import { renewName } from "../../names/renew";
import { domainResult, moneyResult } from "../domain-result";
import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";
import { listWaiting } from "../pending/waiting";

/** Adds years to a name, paid from the channel's balance. @throws RegistryError as `renewName` */
export async function renewDomain(
  ctx: ChannelContext,
  { name, years, currentExpiresAt }: CommandInputs["renew_domain"],
): Promise<object> {
  const renewed = await renewName(ctx, { name, years, currentExpiresAt });
  const pending = await listWaiting(ctx.db, renewed.name.id);
  return {
    ...domainResult(renewed.name, { sandbox: ctx.sandbox === true, pending }),
    years,
    charged: moneyResult(renewed.chargedAmount, renewed.name.currency),
  };
}

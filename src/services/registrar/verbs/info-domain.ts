import { nameInfo } from "../../names/info";
import { type DomainResult, domainResult } from "../domain-result";
import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";
import { listWaiting } from "../pending/waiting";

/** A name under the channel's sponsorship. @throws RegistryError not_found */
export async function infoDomain(
  ctx: ChannelContext,
  { name }: CommandInputs["info_domain"],
): Promise<DomainResult> {
  const view = await nameInfo(ctx, { name });
  return domainResult(view, { sandbox: ctx.sandbox === true, pending: await listWaiting(ctx.db, view.id) });
}

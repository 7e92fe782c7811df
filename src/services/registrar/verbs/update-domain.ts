import { RegistryError } from "../../errors";
import { updateInput } from "../../names/schema";
import { updateName } from "../../names/update";
import { type DomainResult, domainResult } from "../domain-result";
import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";
import { listWaiting } from "../pending/waiting";

/** Changes a name's settings, all or none. @throws RegistryError as `updateName` */
export async function updateDomain(
  ctx: ChannelContext,
  { name, statuses, ...input }: CommandInputs["update_domain"],
): Promise<DomainResult> {
  const given = [statuses, ...Object.values(input)].filter((value) => value !== undefined);
  if (
    given.every((value) => typeof value === "object" && !Array.isArray(value) && !Object.values(value)[0])
  ) {
    throw new RegistryError("invalid_request", {
      message: "Nothing to change: send auto_renew, privacy, lock, statuses, contacts or ds",
    });
  }
  const view = await updateName(ctx, updateInput.parse({ name, clientStatuses: statuses, ...input }));
  return domainResult(view, { sandbox: ctx.sandbox === true, pending: await listWaiting(ctx.db, view.id) });
}

import type { CommandName } from "./commands";
import type { ChannelContext, ChannelFacts } from "./gate";
import type { CommandInputs } from "./inputs";
import { preflight } from "./status";
import { advanceClock } from "./verbs/advance-clock";
import { checkDomain } from "./verbs/check-domain";
import { createDomain } from "./verbs/create-domain";
import { deleteDomain } from "./verbs/delete-domain";
import { infoDomain } from "./verbs/info-domain";
import { pendingBackend } from "./verbs/pending-backend";
import { poll } from "./verbs/poll";
import { renewDomain } from "./verbs/renew-domain";
import { resetSandbox } from "./verbs/reset-sandbox";
import { transferDomain } from "./verbs/transfer-domain";
import { updateDomain } from "./verbs/update-domain";
import { updateNameservers } from "./verbs/update-nameservers";

type Verb<Name extends CommandName> = (
  ctx: ChannelContext,
  input: CommandInputs[Name],
  channel: ChannelFacts,
) => Promise<object>;

/** What each command does: the verbs of the dashboard and of `/api/v2`, with answers as registrars read them. */
export const VERBS: { readonly [Name in CommandName]: Verb<Name> } = {
  preflight,
  reset_fixtures: resetSandbox,
  check_domain: checkDomain,
  create_domain: createDomain,
  info_domain: infoDomain,
  renew_domain: renewDomain,
  update_domain: updateDomain,
  transfer_domain: transferDomain,
  update_nameservers: updateNameservers,
  delete_domain: deleteDomain,
  poll,
  pending_backend: pendingBackend,
  advance_clock: advanceClock,
};

import type { ErrorCode } from "../error-catalogue";
import { CHANGING, EVERY, GATED } from "./commands";
import type { ErrorHelp } from "./help";

/** Errors about a registrar's channel, its listings and its certification. */
export const REGISTRAR_HELP = {
  no_channel: {
    happened:
      "The API key is valid but belongs to a registrant's account: it is not bound to a registrar's channel.",
    todo: [
      "Apply for a channel in the portal, if your account has none.",
      "Make a key on the channel's page: keys of the account do not become keys of the channel.",
    ],
    commands: EVERY,
  },
  channel_not_approved: {
    happened: "The channel was applied for, and the operators have not approved it; or they have refused it.",
    todo: [
      "Look at the channel's page in the portal: the operators may have asked something and wait for your answer.",
      "`GET /status` is answered meanwhile, and tells the state.",
    ],
    commands: GATED,
  },
  channel_suspended: {
    happened: "The operators suspended the channel. Its names keep answering on DNS; no command is taken.",
    todo: ["Read the reason on the channel's page and in the mail to its contacts.", "Contact the registry."],
    commands: GATED,
  },
  channel_not_production_approved: {
    happened:
      "The command would have changed the registry for real, and the channel is not approved for production. Reads, checks, polls and everything in the sandbox work.",
    todo: [
      "While you test: send `sandbox` true in the body, or the header `X-Registrar-Sandbox: 1`.",
      "To go to production: pass an OT&E run. The operators sign it off, and the same command is then carried out.",
    ],
    commands: CHANGING,
  },
  namespace_not_listed: {
    happened:
      "The channel has no approved listing for the namespace of this name. `details.listing_state` says whether one was asked for.",
    todo: [
      "Ask for a listing on the channel's page in the portal.",
      "If it was refused, the reason stands there.",
      "`GET /status` lists what is approved.",
    ],
    commands: EVERY.filter(
      (name) => !["preflight", "poll", "pending_backend", "advance_clock"].includes(name),
    ),
  },
  fixture_conflict: {
    happened:
      "A real registration has the name of one of the sandbox's fixtures. Resets never touch real registrations, so nothing was reset.",
    todo: [
      "Tell the operators: `details.domains` lists the names.",
      "If the name is yours, delete it or use another namespace for the test.",
    ],
    commands: ["reset_fixtures"],
  },
  blocked_by_policy: {
    happened:
      "The registry's policy forbids what was asked for this name, whoever asks. Nothing was changed. In the sandbox the label `blocked` is answered so.",
    todo: [
      "Do not send the command again: it is refused each time.",
      "Tell the registrant that the name is not to be had.",
    ],
    commands: CHANGING,
  },
  registrant_action_required: {
    happened:
      "The registrant has to do something before the command can be carried out; `details.action` names it. In the sandbox the label `action-required` is answered so.",
    todo: [
      "Show the registrant `details.instructions`.",
      "Send the command again once they have done it, with a new idempotency key or the same: the refusal left it free.",
    ],
    commands: CHANGING,
    retry: "Not by itself: after the registrant has acted. In the sandbox it is refused each time.",
  },
  backend_unavailable: {
    happened:
      "What carries changes out does not answer for a moment. Nothing was changed. In the sandbox the label `backend-down` is answered so for a few seconds.",
    todo: [
      "Wait as many seconds as `Retry-After` says, then send the same request again with the same idempotency key.",
    ],
    commands: CHANGING,
    retry:
      "Yes: first after the seconds in `Retry-After`, then with longer pauses each time, up to a minute, each with some chance added.",
  },
  channel_exists: {
    happened: "The account has a registrar's channel already: there is one for each account.",
    todo: [
      "Use that one: more namespaces can be asked for on its page.",
      "A second registrar needs an account of its own.",
    ],
    commands: [],
    elsewhere: "The application for a channel.",
  },
  wrong_state: {
    happened:
      "What was asked for does not go with the state that it is in now: somebody may have been quicker.",
    todo: ["Load the page again and look at the state.", "The message says which step comes first."],
    commands: [],
    elsewhere: "Pages of channels, listings, OT&E runs and pending work.",
  },
  run_in_progress: {
    happened: "The channel has an OT&E run that has not ended: there is one at a time.",
    todo: ["Go on with that run, or end it first."],
    commands: [],
    elsewhere: "The operators' page of OT&E runs.",
  },
  steps_missing: {
    happened: "Not every required step of the OT&E run has passed, so that it cannot be signed off.",
    todo: [
      "Look at the steps that wait or have failed: each says what is missing.",
      "Have the registrar try them again, or refuse the run with findings.",
    ],
    commands: [],
    elsewhere: "The operators' page of OT&E runs.",
  },
  second_operator_required: {
    happened: "This run needs the signatures of two operators, and you have signed already.",
    todo: ["Ask a colleague who may certify to look at the run and sign it."],
    commands: [],
    elsewhere: "The operators' page of OT&E runs.",
  },
  last_admin: {
    happened: "This operator is the registry's last admin: without one nobody could manage the operators.",
    todo: ["Appoint another admin first."],
    commands: [],
    elsewhere: "The page of operators.",
  },
  invalid_list: {
    happened: "A list of premium, reserved or claimed names has rows with faults. Nothing was changed.",
    todo: [
      "Look at the result of each row, correct the file, and import it again.",
      "A dry run shows the same without changing anything.",
    ],
    commands: [],
    elsewhere: "The import of lists.",
  },
} as const satisfies Partial<Record<ErrorCode, ErrorHelp>>;

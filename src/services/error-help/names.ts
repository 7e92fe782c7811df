import type { ErrorCode } from "../error-catalogue";
import { CHANGING } from "./commands";
import type { ErrorHelp } from "./help";

/** Errors about names. */
export const NAME_HELP = {
  unknown_namespace: {
    happened: "The name is not under a domain that this registry offers through this API.",
    todo: [
      "Check the end of the name: `details.offered` lists what is offered.",
      "Send the name in full, with its namespace, and without a dot at the end.",
    ],
    commands: ["reset_fixtures", "check_domain", "create_domain"],
  },
  invalid_label: {
    happened:
      "The name breaks a rule: too short or too long for this namespace, a character that it does not take, a hyphen at an end, mixed scripts, or an IDN that IDNA 2008 does not allow.",
    todo: [
      "Read the message: it names the rule and the character.",
      "Send internationalised names as Unicode or in their `xn--` form; both are checked the same.",
      "Check before you create, and show the registrant the message.",
    ],
    commands: ["check_domain", "create_domain"],
  },
  name_taken: {
    happened:
      "Somebody has registered the name, or it is still in its redemption or pending deletion. Two who ask at the same moment: one gets it, the other this answer.",
    todo: [
      "Offer the registrant another name.",
      "Was it your own command whose answer was lost? Send it again with the same idempotency key: that gives its result, not this error.",
      "If the registrant holds it elsewhere, transfer it with its code.",
    ],
    commands: ["create_domain"],
  },
  name_reserved: {
    happened: "The registry keeps this name back: it is not for sale.",
    todo: [
      "Offer another name. The reason, where there is one to tell, is in `check`: `reason_text`.",
      "Ask the registry if you think that you have a right to it.",
    ],
    commands: ["create_domain"],
  },
  premium_consent_required: {
    happened:
      "The name has a price of its own, and the command did not carry that price as accepted, or carried another one. Nothing was charged.",
    todo: [
      "Check the name: `premium` is true, and `price` has its price a year.",
      "Show the price for all years to the registrant. Once they accept it, send it as `premium_price`.",
      "If the price has changed since, ask the registrant again.",
    ],
    commands: ["create_domain"],
  },
  period_out_of_range: {
    happened:
      "The number of years is outside of what this namespace offers, or the name would be paid for longer ahead than it allows.",
    todo: [
      "Look at `details`: it has the least and the most.",
      "For a renewal: count the years that the name still has.",
    ],
    commands: ["create_domain", "renew_domain"],
  },
  insufficient_balance: {
    happened:
      "The balance and the credit limit together do not cover the price. Nothing was done. In the sandbox this does not happen: money is lent there.",
    todo: [
      "Look at the balance in the portal, and add money.",
      "Set the amount below which you are notified, so that this does not meet a registrant.",
      "Then send the same command again. A refused command keeps no idempotency key: the same one can be used.",
    ],
    commands: ["create_domain", "renew_domain", "transfer_domain"],
    retry: "After money was added, as it is. Repeating it before changes nothing.",
  },
  spend_limit_exceeded: {
    happened:
      "The account, or the API key, has a limit of what it may spend in a calendar month (UTC), and this would go over it. Nothing was done and nothing was charged.",
    todo: [
      "`details.limit_of` says whose limit it is, `spent` what is spent of it this month, `resets_at` when the next month begins.",
      "Somebody with a right to the account's billing raises the limit, on the billing page of the portal.",
      "A deletion that gives its fee back makes room again. Renewals by the registry itself are not held up by a limit.",
    ],
    commands: ["create_domain", "renew_domain", "transfer_domain"],
    retry:
      "After the limit was raised or the month has ended, as it is. Repeating it before changes nothing.",
  },
  status_prohibits: {
    happened:
      "A status of the name forbids this: `clientTransferProhibited` a transfer, `serverHold` or a dispute everything, redemption what only a registered name can do.",
    todo: [
      "Ask for the name's information: `statuses` lists what is set, `details.statuses` what stood in the way.",
      "Client statuses are yours to lift, with an update. Those that begin with `server` are the registry's: contact it.",
      "A name in redemption has to be restored first.",
    ],
    commands: ["renew_domain", "update_domain", "transfer_domain", "update_nameservers", "delete_domain"],
  },
  not_registry_locked: {
    happened: "The name is not under registry lock: somebody took it off before, or it never was.",
    todo: ["Look at the name again: there is nothing to unlock."],
    commands: [],
    elsewhere: "The portal's pages.",
  },
  unlock_in_dashboard: {
    happened:
      "A program asked to take a registry lock off. A lock that programs can open would not stop a stolen key.",
    todo: [
      "Sign in to the dashboard as an owner or admin of the account, with a second factor.",
      "Open the name, then Settings, and take the registry lock off there.",
    ],
    commands: [],
    elsewhere: "`DELETE /api/v2/subdomains/{name}/registry-lock`.",
  },
  unlock_pending: {
    happened: "Somebody of the account has asked already; an operator has still to decide.",
    todo: ["Wait for the mail that tells the decision, or withdraw the request."],
    commands: [],
    elsewhere: "The name's settings.",
  },
  no_unlock_pending: {
    happened: "The request to take the lock off was decided or withdrawn meanwhile.",
    todo: ["Load the page again to see what became of it."],
    commands: [],
    elsewhere: "The name's settings, and the operators' console.",
  },
  own_unlock: {
    happened: "Whoever asks for a lock to be taken off cannot be the operator who approves it.",
    todo: ["Leave it to another operator."],
    commands: [],
    elsewhere: "The operators' console.",
  },
  not_in_redemption: {
    happened:
      "Only a name that was deleted and is in its redemption period can be restored. This one is not.",
    todo: [
      "Look at the name's state: if it is registered there is nothing to do.",
      "If it was released, register it anew while it is free.",
    ],
    commands: [],
    elsewhere: "The portal's pages and the registrants' API.",
  },
  confirmation_mismatch: {
    happened:
      "What cannot be taken back has to be confirmed by writing the full name, and what was written is another text.",
    todo: ["Write the name in full, exactly as it is shown."],
    commands: [],
    elsewhere: "Deletions by the portal's pages and the registrants' API.",
  },
  auth_code_invalid: {
    happened:
      "The transfer code is wrong, was made for another name, was used already, or has expired. Which of these is not said.",
    todo: [
      "Have the registrant ask for a new code where the name is now, and copy it completely.",
      "Check that the code is for this very name.",
    ],
    commands: ["transfer_domain"],
  },
  transfer_to_self: {
    happened: "The name is under your sponsorship already, or `gaining_registrar` is your own handle.",
    todo: ["Nothing has to be transferred. To hand it over, send the other registrar's handle."],
    commands: ["transfer_domain"],
  },
  transfer_pending: {
    happened:
      "This account has asked for the name already, and the transfer waits: for its holder, or for the day on which the registry approves it. The fee was taken once.",
    todo: [
      "Ask how it stands: the operation `query` tells when it is approved at the latest.",
      "To take the request back, and have the fee returned, send the operation `cancel`.",
    ],
    commands: ["transfer_domain"],
  },
  no_pending_transfer: {
    happened:
      "There is no transfer of this name to approve, reject or cancel: none was asked for, or it has ended, or the one that you meant was followed by another.",
    todo: [
      "Ask how the last one ended: the operation `query` tells the state and who ended it.",
      "Only the account that holds the name approves and rejects; only the one that asked for it cancels.",
    ],
    commands: ["transfer_domain"],
  },
  invalid_nameservers: {
    happened:
      "The list of nameservers breaks a rule: fewer than 2 or more than 13, the same one twice, an IP address in place of a host's name, a host below the name itself without addresses (glue), or addresses for a host that is elsewhere. Or DS data is not valid, or was sent for a name on the registry's own nameservers, which are signed there.",
    todo: [
      "Look at `details.errors`: each entry names the host by its place in the list.",
      "Send glue addresses exactly for hosts below the name itself.",
      "An empty list brings the name back to the registry's own nameservers.",
    ],
    commands: ["create_domain", "update_domain", "update_nameservers"],
  },
  invalid_contact: {
    happened:
      "A contact breaks a rule: an email address that is none, a phone number without country code, an unknown country.",
    todo: [
      "Look at `details.errors`: each entry names the contact and the field.",
      "Phone numbers are `+49.30123456`, countries two letters of ISO 3166-1.",
    ],
    commands: ["create_domain", "update_domain"],
  },
  workflow_conflict: {
    happened:
      "A request of the same kind about this name, with other values, is under way or was carried out: this one would contradict it. Nothing was done and nothing charged.",
    todo: [
      "Ask how the first one stands; the dashboard lists it under Requests.",
      "To change your mind about one that waits for you, cancel it, then send the new one.",
      "To change a name that you hold already, update it.",
    ],
    commands: [],
    elsewhere: "Registering, renewing and taking names over through `/client/v4`, and the dashboard.",
  },
  contact_required: {
    happened: "The request names no registrant, and the account's address book has no default contact.",
    todo: [
      "Choose a default contact in the dashboard under Contacts.",
      "Or send the registrant's contact with the request.",
    ],
    commands: [],
    elsewhere: "Registering and taking names over through `/client/v4` and by agents.",
  },
  domain_limit_reached: {
    happened:
      "The account holds as many names as programs may register for it; 100, unless operators have set another number.",
    todo: [
      "Delete names that you no longer need, or register in the dashboard, which has no such limit.",
      "Ask the registry's support for a higher limit.",
    ],
    commands: [],
    elsewhere: "Registering and taking names over through `/client/v4` and by agents.",
  },
  claim_required: {
    happened:
      "A claims notice covers this name: somebody has registered a mark that it matches. The name can be registered, but only after the registrant has seen the notice and gone on. Nothing was charged.",
    todo: [
      "Check the name: `claim` has the `notice_id` and the text.",
      "Show the text to the registrant, as it is. Not to go on is a choice too.",
      "If they go on, send the create again with `claim`: the `notice_id`, and `accepted_at`, the time when they accepted.",
    ],
    commands: ["create_domain"],
  },
  sandbox_only: {
    happened:
      "The name is one of the fixtures that the sandbox keeps for tests. They can never be registered or changed for real.",
    todo: ["Send `sandbox` true with commands for it.", "For a real registration choose another name."],
    commands: CHANGING,
  },
} as const satisfies Partial<Record<ErrorCode, ErrorHelp>>;

import type { ErrorCode } from "../error-catalogue";
import type { ErrorHelp } from "./help";

/** Errors of DNS records and of payments: those of the pages and of the registrants' API. */
export const DNS_AND_MONEY_HELP = {
  invalid_record: {
    happened:
      "A DNS record breaks a rule of its type or of the zone: a CNAME beside other records, an address that is none.",
    todo: ["Look at `details.errors`: each entry names the record, the part of it and the rule."],
    commands: [],
    elsewhere: "The page of records and the registrants' API.",
  },
  record_conflict: {
    happened: "The zone was changed by somebody else after you had read it. Nothing was overwritten.",
    todo: ["Read the records again, look at what has changed, and apply your change to that."],
    commands: [],
    retry: "Not as it is: it stands on what is no longer true.",
    elsewhere: "The page of records and the registrants' API.",
  },
  not_hosted: {
    happened: "The name uses nameservers of its own: its records are kept there and not here.",
    todo: [
      "Change the records where the nameservers are run.",
      "Or bring the name back to the registry's nameservers first.",
    ],
    commands: [],
    elsewhere: "The page of records and the registrants' API.",
  },
  invalid_zone_file: {
    happened: "The zone file has faults. Nothing of it was taken over.",
    todo: [
      "Look at `details.errors`: each entry names the line.",
      "Preview the import: it shows what would be added and what would go.",
    ],
    commands: [],
    elsewhere: "The import of zone files.",
  },
  zone_exists: {
    happened:
      "A name that you hold is hosted here from its first day on: its zone is there, and nothing had to be added.",
    todo: ["Go on with the zone's records. Tools find the zone by its name."],
    commands: [],
    retry: "Not as it is: the zone stays.",
    elsewhere: "Tools for Cloudflare (`/client/v4`).",
  },
  zone_not_held: {
    happened: "Zones belong to names, and your account does not hold this one.",
    todo: [
      "Check the spelling, and that the key belongs to the account that holds the name.",
      "Register the name, or transfer it in: its zone comes with it.",
    ],
    commands: [],
    elsewhere: "Tools for Cloudflare (`/client/v4`).",
  },
  payment_declined: {
    happened: "The card's bank declined the payment. Nothing was charged.",
    todo: ["Check number, date and code.", "Use another card, or ask the bank."],
    commands: [],
    elsewhere: "Adding money.",
  },
  payment_not_waiting: {
    happened: "An answer was given for a payment that waits for none: it was answered before, or has ended.",
    todo: ["Look at the payment: its state says what became of it."],
    commands: [],
    elsewhere: "The bank's page of test cards, and operators' decisions on disputes of test cards.",
  },
  payment_not_refundable: {
    happened: "A payment cannot be given back: it did not succeed, paid for a renewal, or went back already.",
    todo: [
      "Look at the payment's state.",
      "What a renewal cost goes back by deleting the name in its grace period.",
    ],
    commands: [],
    elsewhere: "The operators' page of payments.",
  },
  spend_limit_required: {
    happened:
      "An agent asked to buy something with a token that has no spend limit of its own. Nothing was bought.",
    todo: [
      "Somebody with a right to the account's billing sets a monthly spend limit for the token, on the billing page of the portal.",
      "Without one the token can still search, check, list, and work on DNS.",
    ],
    commands: [],
    retry: "After the limit was set, as it is.",
    elsewhere: "Agents, by way of MCP.",
  },
  price_changed: {
    happened:
      "A purchase was confirmed at an amount that is not the price now. Nothing was bought and nothing was charged.",
    todo: [
      "`details.price` and `details.currency` are the price now.",
      "Show it to whoever pays, and confirm exactly this amount if they agree.",
    ],
    commands: [],
    retry: "Not as it is: with the price of now.",
    elsewhere: "Agents, by way of MCP.",
  },
} as const satisfies Partial<Record<ErrorCode, ErrorHelp>>;

import { formatMoney } from "@/lib/money";
import { perHour } from "../accounts/rate-limit-text";
import { durationInWords } from "../clock/duration";
import { agentCall } from "./agent-call";
import { type Kind, kindOf } from "./kinds";

/** As much of an audit row as its sentence needs. */
export interface Happening {
  readonly action: string;
  readonly subjectName: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** `system` when the portal did it by itself. */
  readonly actorKind?: string;
}

type Facts = Readonly<Record<string, unknown>>;
type Sentence = (name: string, after: Facts, before: Facts, byItself: boolean) => string;

const years = (count: unknown) => (count === 1 ? "for a year" : `for ${String(count)} years`);
const lapse = ({ seconds }: Facts) => durationInWords(Number(seconds));
const role = (name: unknown) => String(name).replace("read_only", "read-only");
const day = (time: unknown) => String(time).slice(0, 10);
const LISTS: Readonly<Record<string, string>> = {
  premium: "premium list",
  reserved: "reserved list",
  claims: "claims list",
};
const list = (facts: Facts) => LISTS[String(facts.list)] ?? "list";
/** The registry's hold is what a holder looks for first. */
const restricted = (name: string, after: Facts, before: Facts) => {
  const isHeld = (facts: Facts) =>
    Array.isArray(facts.serverStatuses) && facts.serverStatuses.includes("serverHold");
  if (isHeld(after) !== isHeld(before))
    return isHeld(after) ? `put ${name} on hold` : `took ${name} off hold`;
  return `changed the registry’s locks of ${name}`;
};
const money = (facts: Facts) =>
  typeof facts.amount === "number" && typeof facts.currency === "string"
    ? formatMoney({ amount: facts.amount, currency: facts.currency })
    : "money";

const REQUESTS: Readonly<Record<string, string>> = {
  registration: "registration",
  renewal: "renewal",
  transfer_in: "transfer in",
  update: "change",
};

const WORK: Facts = {
  update_nameservers: "to change the nameservers of",
  transfer_domain: "to transfer",
  delete_domain: "to delete",
};
const work = (facts: Facts) => WORK[String(facts.command)] ?? "to change";

/** What was done, after "who": one for each action that the verbs record (`recordAudit` in src/services). */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  "agents.call": agentCall,
  "names.register": (name, after) => `registered ${name} ${years(after.years)}`,
  "names.renew": (name, after, _, byItself) =>
    `renewed ${name} ${years(after.years)}${byItself ? ", by its auto-renewal" : ""}`,
  "names.restore": (name) => `restored ${name}`,
  "names.delete": (name, after, _, byItself) =>
    byItself
      ? `deleted ${name}: it was not renewed in time`
      : `deleted ${name}${after.released ? ", with its fee refunded" : ""}`,
  "names.expire": (name) => `let ${name} expire: it was not renewed`,
  "names.hold": (name) => `took ${name} out of DNS: it is not paid`,
  "names.end_redemption": (name) => `ended the redemption of ${name}: nobody can restore it any more`,
  "names.release": (name) => `released ${name}: anybody can register it`,
  "names.transfer": (name, after) =>
    `transferred ${name} ${after.direction === "out" ? "to another account" : "to this account"}`,
  "names.request_transfer": (name, after) =>
    after.direction === "out" ? `asked to take ${name} over` : `asked for ${name}, to transfer it in`,
  "names.reject_transfer": (name) => `rejected the transfer of ${name}`,
  "names.cancel_transfer": (name) => `cancelled the transfer of ${name}`,
  "names.update": (name, after, before) => `changed ${changed(after, before)} of ${name}`,
  "names.createAuthCode": (name) => `made a transfer code for ${name}`,
  "names.registry_lock": (name) => `put ${name} under registry lock`,
  "names.registry_unlock": (name) => `took the registry lock of ${name} off`,
  "names.ask_unlock": (name) => `asked to take the registry lock of ${name} off`,
  "names.withdraw_unlock": (name) => `withdrew the request to take the registry lock of ${name} off`,
  "names.refuse_unlock": (name) => `refused to take the registry lock of ${name} off`,
  "names.set_server_statuses": (name, after, before) => restricted(name, after, before),
  "names.add_note": (name) => `wrote a note about ${name}`,
  "names.remove_note": (name) => `removed a note about ${name}`,
  "namespaces.create": (name) => `opened the namespace ${name}`,
  "namespaces.update": (name, after, before) => `changed ${changed(after, before)} of the namespace ${name}`,
  "namespaces.advance_clock": (name, after) => `moved the clock of ${name} on by ${lapse(after)}`,
  "namespaces.delete": (name) => `deleted the namespace ${name}`,
  "prices.add": (name, after) =>
    `set the price to ${String(after.operation)} under ${name} to ${money(after)}`,
  "prices.remove": (name, _, before) =>
    `took back the coming price to ${String(before.operation)} under ${name}`,
  "lists.add": (name, after) => `put ${String(after.label)} on the ${list(after)} of ${name}`,
  "lists.change": (name, after) => `changed ${String(after.label)} on the ${list(after)} of ${name}`,
  "lists.remove": (name, _, before) => `took ${String(before.label)} off the ${list(before)} of ${name}`,
  "lists.import": (name, after) =>
    `imported the ${list(after)} of ${name}: ${String(after.added)} added, ${String(after.changed)} changed, ${String(after.removed)} removed`,
  "operators.invite": (name, after) => `invited ${name} to the operators as ${role(after.role)}`,
  "operators.revoke_invitation": (name) => `took back the invitation of ${name} to the operators`,
  "operators.accept_invitation": (name, after) => `became an operator as ${role(after.role)}: ${name}`,
  "operators.change_role": (name, after, before) =>
    `changed the operator ${name} from ${role(before.role)} to ${role(after.role)}`,
  "operators.remove": (name) => `removed ${name} from the operators`,
  "contacts.add": () => "added a contact to the address book",
  "contacts.update": () => "changed a contact in the address book",
  "contacts.remove": () => "removed a contact from the address book",
  "contacts.set_default": (_, after) =>
    after.defaultId === null
      ? "left the address book without a default contact"
      : "chose the address book’s default contact",
  "contacts.send_verification": () => "had a contact’s email address asked to confirm itself",
  "contacts.verify_email": () => "confirmed a contact’s email address",
  "dns.apply": (name) => `changed the DNS records of ${name}`,
  "dns.import": (name) => `imported a zone file into ${name}`,
  "dns.revert": (name) => `took back a change of the DNS records of ${name}`,
  "dns.add_zone": (name) => `added the zone ${name}`,
  "dns.remove_zone": (name) => `removed the zone ${name} with its records`,
  "dns.annotate": (name) => `changed comments, tags or automatic TTLs of records of ${name}`,
  "billing.topUp": (name, after) => {
    if (after.status === "declined") return `tried to add ${money(after)} by ${name}; the card was declined`;
    if (after.status === "cancelled") return `did not finish adding ${money(after)} by ${name}`;
    return `added ${money(after)} by ${name}`;
  },
  "names.accept_price": (name, after) => `accepted the price of ${name}: ${money(after)}`,
  "names.cancel_request": (name, _, before) =>
    `cancelled the ${REQUESTS[String(before.kind)] ?? "request"} of ${name}`,
  "payments.charge_request": (name, after) =>
    after.status === "succeeded"
      ? `paid ${money(after)} with the card ${name} for a request`
      : `could not take ${money(after)} from the card ${name} for a request`,
  "payments.charge_renewal": (name, after) => {
    if (after.status === "succeeded") return `charged ${money(after)} to ${name} for a renewal`;
    if (after.status === "refunding")
      return `took ${money(after)} from ${name} for a renewal that needs none: it goes back`;
    return `could not charge ${money(after)} to ${name} for a renewal`;
  },
  "payments.request_refund": (name, after) => `gave ${money(after)} back to ${name}`,
  "payments.refund": (name, after) => `returned ${money(after)} to ${name}`,
  "payments.dispute": (name, after) => {
    if (after.state === "open") return `lost ${money(after)} to the bank of ${name}, which took it back`;
    if (after.state === "won") return `was given ${money(after)} back by the bank of ${name}`;
    return `lost the dispute about ${money(after)} by ${name}`;
  },
  "payments.add_card": (name) => `saved the card ${name}`,
  "payments.set_default_card": (name) => `made ${name} the card for renewals`,
  "payments.remove_card": (name) => `removed the card ${name}`,
  "billing.update_details": () => "changed the billing address",
  "billing.set_spend_limit": (_, after) =>
    after.spendLimitAmount === null ? "took off the account’s spend limit" : "set the account’s spend limit",
  "billing.set_key_spend_limit": (name, after) =>
    `${after.spendLimitAmount === null ? "took off" : "set"} the spend limit of the API key “${name}”`,
  "seller.update": () => "changed what stands on invoices about the seller",
  "tax_rates.add": (name, after) =>
    `set the tax ${String(after.name)} of ${name} to ${Number(after.rate) / 100}%`,
  "tax_rates.remove": (name, _, before) => `took back the tax ${String(before.name)} of ${name}`,
  "keys.create": (name) => `created the API key “${name}”`,
  "keys.update": (name) => `changed the API key “${name}”`,
  "keys.revoke": (name) => `revoked the API key “${name}”`,
  "keys.rotate": (name) => `rotated the API key “${name}”`,
  "members.invite": (name, after) => `invited ${name} as ${role(after.role)}`,
  "members.revoke_invitation": (name) => `took back the invitation of ${name}`,
  "members.accept_invitation": (name, after) => `brought in ${name} as ${role(after.role)}, by invitation`,
  "members.change_role": (name, after, before) =>
    `changed the role of ${name} from ${role(before.role)} to ${role(after.role)}`,
  "members.remove": (name) => `removed ${name} from the account`,
  "access.sign_in": () => "signed in",
  "access.sign_in_failed": (name) => `failed to sign in as ${name}`,
  "access.sign_out": () => "signed out",
  "access.verify_email": (name) => `verified the address ${name}`,
  "access.change_password": () => "changed the password",
  "access.request_password_reset": (name) => `asked for a link to choose a new password, sent to ${name}`,
  "access.reset_password": () => "chose a new password by the link in a mail",
  "access.begin_second_factor": () => "began to set up a second factor",
  "access.turn_on_second_factor": () => "turned the second factor on",
  "access.turn_off_second_factor": () => "turned the second factor off",
  "access.renew_recovery_codes": () => "made new recovery codes",
  "access.remove_second_factor": (name) => `removed the second factor of ${name}`,
  "access.second_factor_failed": (name) => `entered a wrong code for ${name}`,
  "access.revoke_session": () => "ended a session on another device",
  "access.revoke_other_sessions": (_, after) =>
    after.revoked === 1 ? "ended 1 other session" : `ended ${String(after.revoked)} other sessions`,
  "access.update_profile": (_, after) => `changed the name to ${String(after.name)}`,
  "access.create_first_operator": (name) => `set the portal up, with ${name} as its first operator`,
  "ote.start": (name, after) => `started the OT&E run ${name} in ${String(after.namespace)}`,
  "ote.retry_step": (name, after) => `asked for the step ${String(after.step)} of ${name} again`,
  "ote.add_note": (name) => `wrote a note on the OT&E run ${name}`,
  "ote.attach_poll": (name) => `attached poll evidence to the OT&E run ${name}`,
  "ote.sign": (name) => `signed the OT&E run ${name} as its first reviewer`,
  "ote.certify": (name) => `signed off the OT&E run ${name}: the registrar is certified`,
  "ote.refuse": (name) => `refused the OT&E run ${name}`,
  "ote.abandon": (name) => `abandoned the OT&E run ${name}`,
  "channels.apply": (name) => `applied for the registrar channel ${name}`,
  "channels.update": (name) => `changed the details of the registrar channel ${name}`,
  "channels.answer": () => "wrote to the operators about the registrar channel",
  "channels.ask": (name) => `asked the registrar ${name} a question`,
  "channels.approve": (name) => `approved the registrar channel ${name} for OT&E`,
  "channels.refuse": (name) => `refused the application for the registrar channel ${name}`,
  "channels.approve_production": (name, after, before) =>
    before.state === "production_approved"
      ? `certified the registrar channel ${name} until ${day(after.certifiedUntil)}`
      : `approved the registrar channel ${name} for production, until ${day(after.certifiedUntil)}`,
  "channels.expire_certification": (name) =>
    `took the registrar channel ${name} back to OT&E: its certification ended`,
  "channels.suspend": (name) => `suspended the registrar channel ${name}`,
  "channels.resume": (name) => `resumed the registrar channel ${name}`,
  "channels.request_listing": (_, after) => `asked for a listing under ${String(after.namespace)}`,
  "channels.withdraw_request": (_, after) => `no longer asks for a listing under ${String(after.namespace)}`,
  "channels.approve_listing": (name, after) => `approved ${name}’s listing under ${String(after.namespace)}`,
  "channels.refuse_listing": (name, after) => `refused ${name}’s listing under ${String(after.namespace)}`,
  "channels.withdraw_listing": (name, after) => `withdrew ${name}’s listing under ${String(after.namespace)}`,
  "channels.set_rate_limit": (name, after) =>
    `set the rate limit of ${name} to ${String(after.rateLimitPerMinute)} requests a minute`,
  "channels.set_low_balance": (name, after) =>
    after.lowBalanceAmount === null
      ? `ended the low-balance notice of ${name}`
      : `changed the low-balance notice of ${name}`,
  "channels.set_credit_limit": (name, after) =>
    `set the credit limit of ${name} to ${money({ ...after, amount: after.creditLimit })}`,
  "channels.advance_sandbox": (name, after) => `moved the sandbox of ${name} on by ${lapse(after)}`,
  "channels.credit": (name, after) => `added ${money(after)} to the balance of ${name}`,
  "work.queue": (name, after) => `asked ${work(after)} ${name}, which waits for the registry`,
  "work.apply": (name, after) => `applied what was asked for: ${work(after)} ${name}`,
  "work.reject": (name, after) => `rejected what was asked for: ${work(after)} ${name}`,
  "work.withdraw": (name, after) => `withdrew what had no object any more: ${work(after)} ${name}`,
  "accounts.create": (name) => `opened the account ${name}`,
  "accounts.update": (_, after, before) => `changed the account’s ${changed(after, before)}`,
  "accounts.set_rate_limit": (_, after) =>
    typeof after.rateLimitPerHour === "number"
      ? `set the rate limit of each API key to ${perHour(after.rateLimitPerHour)}`
      : "gave the API keys the portal’s default rate limit back",
  "accounts.set_domain_limit": (_, after) =>
    typeof after.domainLimit === "number"
      ? `set the limit of names that programs register to ${after.domainLimit}`
      : "gave programs the usual limit of names back",
  "accounts.suspend": (name) => `suspended the account ${name}`,
  "accounts.resume": (name) => `resumed the account ${name}`,
  "webhooks.create": (name) => `created the webhook ${name}`,
  "webhooks.update": (name, after, before) => `changed ${changed(after, before)} of the webhook ${name}`,
  "webhooks.delete": (name) => `deleted the webhook ${name}`,
  "webhooks.pause": (name) => `paused the webhook ${name}`,
  "webhooks.resume": (name) => `resumed the webhook ${name}`,
  "webhooks.disable": (name, after) =>
    after.reason === "gone"
      ? `disabled the webhook ${name}: it answered 410 Gone`
      : `disabled the webhook ${name}: it failed for five days`,
  "webhooks.rotate_secret": (name) => `gave the webhook ${name} a new secret`,
  "webhooks.test": (name) => `sent a test event to the webhook ${name}`,
  "webhooks.replay": (name, after) =>
    after.count === 1
      ? `sent an event again to the webhook ${name}`
      : `sent ${String(after.count)} events again to the webhook ${name}`,
};

/** What was done in words, to follow who did it: "registered harbour.com.store for a year". */
export function sentenceOf({ action, subjectName, before, after, actorKind }: Happening): string {
  const sentence = SENTENCES[action];
  return sentence
    ? sentence(subjectName, facts(after), facts(before), actorKind === "system")
    : `${action.replaceAll(/[._]/g, " ")}: ${subjectName}`;
}

/** The same, to stand alone: "Registered harbour.com.store for a year". */
export function titleOf(happening: Happening): string {
  const sentence = sentenceOf(happening);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Who did it: an email address, or what kind of program. */
export function actorInWords({ actorKind, actorLabel }: { actorKind: string; actorLabel: string }): string {
  if (actorKind === "api_key") return `API key “${actorLabel}”`;
  if (actorKind === "system") return actorLabel === "other_account" ? "Another account" : "The portal itself";
  return actorLabel;
}

/** What an action is about. */
export function kindOfAction(action: string): Kind | null {
  return kindOf(action.split(".")[0] ?? "");
}

const facts = (value: unknown): Facts =>
  value !== null && typeof value === "object" ? (value as Facts) : {};

/** "auto-renewal and privacy": what differs between two states. */
function changed(after: Facts, before: Facts): string {
  const keys = Object.keys(after).filter(
    (key) => key !== "updatedAt" && JSON.stringify(after[key]) !== JSON.stringify(before[key] ?? []),
  );
  const names = keys.map((key) => FIELD_NAMES[key] ?? fieldInWords(key));
  if (names.length === 0 || names.length > 3) return "the settings";
  return new Intl.ListFormat("en").format(names);
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  autoRenew: "auto-renewal",
  clientStatuses: "locks",
  contactsChanged: "contacts",
  contactName: "contact",
  email: "email address",
};

/** `expiresAt` → "expires at". */
export function fieldInWords(key: string): string {
  return key
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
}

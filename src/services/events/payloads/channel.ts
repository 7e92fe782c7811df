import { z } from "zod";
import { currency, event, time } from "../event-spec";

const channel = z.string().meta({ description: "The channel's handle" });
const minor = z.int().meta({ description: "Minor units: 1999 is 19.99" });
const reason = z.string();
const CHANNEL = { channel: "acme" };

const state = (title: string, description: string, value: string, hasReason = false) =>
  event(
    title,
    description,
    { channel, state: z.string(), ...(hasReason && { reason }) },
    { ...CHANNEL, state: value, ...(hasReason && { reason: "See the findings" }) },
  );

const listing = (title: string, description: string, value: string | null, hasReason = false) =>
  event(
    title,
    description,
    { channel, namespace: z.string(), state: z.string().nullable(), ...(hasReason && { reason }) },
    { ...CHANNEL, namespace: "com.store", state: value, ...(hasReason && { reason: "Not any more" }) },
  );

const message = (title: string, description: string, awaited: boolean) =>
  event(
    title,
    description,
    { channel, is_answer_awaited: z.boolean(), message_id: z.string() },
    { ...CHANNEL, is_answer_awaited: awaited, message_id: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e" },
  );

const hint = z.string().meta({ description: "The key's first characters" });
const KEY = { ...CHANNEL, hint: "sk_live_a1b2…" };

const facts = {
  company: z.string(),
  website: z.string().nullable().optional(),
  client_name: z.string(),
  client_version: z.string(),
};
const FACTS = { company: "Acme Names", website: null, client_name: "acme", client_version: "1.2" };

/** About an account's registrar channel. */
export const channelEvents = {
  "channel.applied": event(
    "Channel applied for",
    "The account applied for a registrar channel.",
    { channel, state: z.string(), ...facts, namespaces: z.array(z.string()) },
    { ...CHANNEL, state: "applied", ...FACTS, namespaces: ["com.store"] },
  ),
  "channel.approved": state("Channel approved for OT&E", "The sandbox is open.", "ote"),
  "channel.refused": state("Channel refused", "The application was refused.", "refused", true),
  "channel.production_approved": event(
    "Channel approved for production",
    "Commands are carried out from now on.",
    { channel, state: z.string(), certified_until: time, reason },
    {
      ...CHANNEL,
      state: "production_approved",
      certified_until: "2027-01-01T00:00:00.000Z",
      reason: "Run 1 passed",
    },
  ),
  "channel.certification_expired": state(
    "Certification expired",
    "Production commands are refused until a new OT&E run.",
    "ote",
  ),
  "channel.suspended": state("Channel suspended", "Commands are refused.", "suspended", true),
  "channel.resumed": state("Channel resumed", "The suspension has ended.", "production_approved"),
  "channel.asked": message("Question from the registry", "The operators ask; the answer is awaited.", true),
  "channel.answered": message("Question answered", "The account wrote to the operators.", false),
  "channel.updated": event(
    "Channel changed",
    "Facts or contacts of the channel were changed; contacts are not told, only which ones.",
    { channel, ...facts, contacts_changed: z.array(z.string()) },
    { ...CHANNEL, ...FACTS, contacts_changed: ["technicalEmail"] },
  ),
  "channel.listing_requested": listing("Listing asked for", "A namespace was asked for.", "requested"),
  "channel.listing_approved": listing("Listing approved", "Names of it can be sold.", "approved"),
  "channel.listing_refused": listing("Listing refused", "It was refused.", "refused", true),
  "channel.listing_withdrawn": event(
    "Listing withdrawn",
    "A request was taken back, or an approved listing was withdrawn.",
    { channel, namespace: z.string(), state: z.string().nullable(), reason: reason.optional() },
    { ...CHANNEL, namespace: "com.store", state: null },
  ),
  "channel.balance_low": event(
    "Balance low",
    "What the channel can spend fell below its threshold.",
    { channel, threshold: minor, available: z.array(z.object({ amount: minor, currency })) },
    { ...CHANNEL, threshold: 10_000, available: [{ amount: 7_500, currency: "USD" }] },
  ),
  "channel.balance_credited": event(
    "Balance credited",
    "The operators added money.",
    { channel, currency, balance: minor, amount: minor, reason },
    { ...CHANNEL, currency: "USD", balance: 60_000, amount: 50_000, reason: "Bank transfer" },
  ),
  "channel.limits_changed": event(
    "Limits changed",
    "The rate limit, the credit limit or the threshold of the low balance was changed.",
    {
      channel,
      rate_limit_per_minute: z.int().optional(),
      low_balance_amount: minor.nullable().optional(),
      currency: currency.optional(),
      credit_limit: minor.optional(),
    },
    { ...CHANNEL, rate_limit_per_minute: 120 },
  ),
  "channel.key_created": event("Channel key created", "A key acts from now on.", { channel, hint }, KEY),
  "channel.key_rotated": event(
    "Channel key rotated",
    "A key has a successor; both work until `old_key_expires_at`.",
    { channel, hint, old_key_expires_at: time },
    { ...KEY, old_key_expires_at: "2026-12-01T00:00:00.000Z" },
  ),
  "channel.key_revoked": event(
    "Channel key revoked",
    "A key is refused from now on.",
    { channel, hint },
    KEY,
  ),
};

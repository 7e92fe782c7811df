import { z } from "zod";
import { nameStates } from "@/services/names/schema";
import { BACKEND_COMMANDS } from "@/services/registrar/commands";
import { TRANSFER_OPS } from "@/services/registrar/inputs";
import { EPP_TRANSFER_STATUSES } from "@/services/registrar/verbs/transfer-result";
import { answerSchema, money, timestamp } from "./components";

const domain = z.string().meta({ description: "The full name, A-labels", example: "alice.defiwallet" });

const contact = answerSchema(
  "Contact",
  z.object({
    name: z.string(),
    organization: z.string().nullable(),
    email: z.string(),
    phone: z.string().nullable(),
    fax: z.string().nullable(),
    street: z.string().nullable(),
    city: z.string().nullable(),
    region: z.string().nullable(),
    postal_code: z.string().nullable(),
    country: z.string().nullable(),
  }),
);

export const nameserver = answerSchema(
  "Nameserver",
  z.object({ host: z.string(), addresses: z.array(z.string()).meta({ description: "Glue" }) }),
);

const backendStatus = z.enum(["applied", "pending"]).meta({
  description: "Whether it is done, or waits for the operators",
});

const backendCommand = z.enum(BACKEND_COMMANDS as [string, ...string[]]);

/** What a name is: part of every answer about one. */
export const domainFields = {
  domain,
  unicode: z.string(),
  label: z.string(),
  tld: z.string(),
  state: z.enum(nameStates),
  statuses: z.array(z.string()).meta({ description: "RFC 5731, with what is pending" }),
  rgp_statuses: z.array(z.string()).meta({ description: "RFC 3915" }),
  registered_at: timestamp,
  updated_at: timestamp,
  expires_at: timestamp,
  auto_renew: z.boolean(),
  privacy: z.boolean(),
  premium: z.boolean(),
  locked: z.boolean().meta({ description: "Whether a status forbids transfers" }),
  hosted: z.boolean().meta({ description: "Whether the registry hosts its zone" }),
  nameservers: z.array(nameserver),
  ds: z.array(
    z.object({
      key_tag: z.int(),
      algorithm: z.int(),
      digest_type: z.int(),
      digest: z.string(),
    }),
  ),
  contacts: z.record(z.string(), contact).meta({ description: "By role" }),
  refundable_until: timestamp.meta({ description: "End of the add grace period" }),
  redemption_ends_at: timestamp.nullable(),
  releases_at: timestamp.nullable(),
  renewal_price: money.meta({ description: "A year" }),
  backend: z.object({
    status: backendStatus,
    pending: z.array(z.object({ id: z.string(), command: backendCommand, requested_at: timestamp })),
  }),
  ote_sandbox: z.boolean().meta({ description: "Whether it is a name of the sandbox" }),
};

const purchased = { ...domainFields, years: z.int(), charged: money };

export const createFields = purchased;
export const renewFields = purchased;

const pendingWorkId = z
  .string()
  .nullable()
  .meta({ description: "What waits, as `GET /backend/pending` lists it; null in the sandbox" });

export const nameserversFields = {
  ...domainFields,
  desired_nameservers: z.array(nameserver).meta({ description: "Empty = the registry's own" }),
  backend_status: backendStatus,
  pending_work_id: pendingWorkId,
};

const handle = z.string().nullable().meta({ description: "Null for an account that is no registrar's" });

export const transferFields = {
  op: z.enum(TRANSFER_OPS),
  domain,
  direction: z.enum(["in", "out"]),
  losing_registrar: handle,
  gaining_registrar: handle,
  transfer_status: z.enum(EPP_TRANSFER_STATUSES).meta({
    description: "RFC 5730; `pending`: the name has not gone over yet",
  }),
  expires_at: timestamp.nullable().meta({ description: "As it will be; null once it came to nothing" }),
  requested_at: timestamp,
  acts_at: timestamp.nullable().meta({
    description:
      "When the registry approves it, unless somebody answers; null while it waits for the operators",
  }),
  ended_at: timestamp.nullable(),
  reason: z.string().nullable().meta({ description: "Why it was rejected" }),
  backend_status: backendStatus,
  pending_work_id: pendingWorkId,
  ote_sandbox: z.boolean(),
};

export const deleteFields = {
  domain,
  backend_status: backendStatus,
  pending_work_id: pendingWorkId,
  released: z.boolean().meta({ description: "Whether it is free at once" }),
  redemption_ends_at: timestamp.nullable(),
  releases_at: timestamp.nullable(),
  refunded: money,
  ote_sandbox: z.boolean(),
};

const checked = {
  domain,
  unicode: z.string(),
  label: z.string(),
  tld: z.string(),
  available: z.boolean(),
  reason: z.string().nullable().meta({ description: "Why it is not: `taken`, `reserved`" }),
  reason_text: z.string().nullable(),
  premium: z.boolean(),
  price: z.object({ create: money, renew: money }).meta({ description: "A year" }),
  claim_required: z.boolean(),
  claim: z
    .object({ notice_id: z.string(), notice: z.string(), ends_at: timestamp.nullable() })
    .nullable()
    .meta({ description: "The notice to show to the registrant" }),
};

export const checkFields = checked;

const checkResult = answerSchema("CheckResult", z.object(checked));
const checkFault = answerSchema(
  "CheckFault",
  z.object({
    domain: z.string(),
    available: z.literal(false),
    error: z.object({ code: z.string(), message: z.string(), retryable: z.boolean() }),
  }),
);

export const checkManyFields = {
  results: z.array(z.union([checkResult, checkFault])).meta({ description: "In the order asked" }),
};

export const clockFields = {
  advanced_seconds: z.int(),
  total_seconds: z.int().meta({ description: "Since the last reset" }),
  happened: z
    .array(
      z.object({
        after_seconds: z.int().meta({ description: "After the beginning of this move" }),
        event: z.string().meta({ description: "The event that production would have sent" }),
        domain,
      }),
    )
    .meta({ description: "In order" }),
  skipped: z.array(z.string()).meta({ description: "Names that a real registration stands in the way of" }),
};

export const resetFields = {
  tld: z.string(),
  fixtures: z.array(
    z.object({
      domain,
      purpose: z.string(),
      expires_at: timestamp.nullable().meta({ description: "Null for those that nobody holds" }),
      ote_sandbox: z.literal(true),
    }),
  ),
};

import { z } from "zod";
import { COMMAND_NAMES } from "@/services/registrar/commands";
import { answerSchema, timestamp } from "./components";

const command = z.enum(COMMAND_NAMES);
const facts = z.record(z.string(), z.unknown());

const capability = answerSchema(
  "Capability",
  z.object({
    command,
    http: z.string(),
    epp: z.string().nullable(),
    scope: z.string(),
    scope_status: z.enum(["granted", "missing"]),
    missing_scopes: z.array(z.string()),
    sandbox_available: z
      .boolean()
      .meta({ description: "Whether it works now in the sandbox, or by reading" }),
    production_available: z.boolean().meta({ description: "Whether it works now outside of the sandbox" }),
    disabled_reason: z.string().nullable().meta({ description: "The error code it would be refused with" }),
    cleared_by: z.string().nullable().meta({ description: "What takes that out of the way" }),
  }),
);

const check = answerSchema(
  "ConformanceCheck",
  z.object({ id: z.string(), implemented: z.boolean(), detail: z.string() }),
);

const serviceContract = answerSchema(
  "RegistryServiceContract",
  z.object({
    commands: z.array(
      z.object({
        command,
        http: z.string(),
        epp: z.string().nullable(),
        mutates: z.boolean(),
        scope: z.string(),
        backend: z.boolean(),
        summary: z.string(),
      }),
    ),
    lifecycle: z.object({
      name_states: z.array(z.string()),
      rgp_statuses: z.array(z.string()).meta({ description: "Grace periods, RFC 3915" }),
      transitions: z.array(z.object({ from: z.string(), to: z.string(), by: z.string() })),
    }),
    audit: facts,
    idempotency: facts,
    sandbox: facts,
    backend: facts,
    errors: z.int().meta({ description: "Rows of `x-registrar-error-catalog`, with those of other doors" }),
  }),
);

const gatewayContract = answerSchema(
  "EppGatewayContract",
  z.object({
    available: z.boolean(),
    address: z.string().nullable(),
    transport: facts,
    credentials: z.string(),
    command_mapping: z.array(z.object({ command, epp: z.string().nullable(), http: z.string() })),
    error_mapping: z.array(
      z.object({ code: z.string(), epp_result_code: z.int(), epp_result: z.string().nullable() }),
    ),
    poll_mapping: facts,
    idempotency_mapping: facts,
    lifecycle_states: z.array(z.string()),
    protected_status_policy: z.object({
      client_statuses: z.array(z.string()),
      server_statuses: z.array(z.string()),
      rules: z.array(z.string()),
    }),
    dns_adapter: facts.nullable().meta({ description: "What the DNS in use can do" }),
    conformance: z.array(check),
  }),
);

const sequence = answerSchema(
  "TestSequence",
  z.object({
    run: z
      .object({ id: z.string(), number: z.int(), name: z.string(), started_at: timestamp })
      .nullable()
      .meta({ description: "The run that is going on; null when the sequence is an example of one" }),
    tld: z.string(),
    create_domain: z.string().meta({ description: "The name allocated to the run" }),
    steps: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        asks: z.string(),
        endpoint: z.string(),
        domain: z.string().nullable(),
        idempotency_key: z.string().nullable(),
        next_request: z.object({ method: z.string(), path: z.string(), body: facts.optional() }),
      }),
    ),
  }),
);

export const statusFields = {
  api_key: z.object({
    id: z.string(),
    label: z.string(),
    hint: z.string().meta({ description: "The key's first characters" }),
    profile: z.string().nullable(),
    scopes: z.array(z.string()),
    expires_at: timestamp.nullable(),
    allowed_addresses: z.array(z.string()).meta({ description: "Empty = any" }),
  }),
  registrar_channel: z.object({
    id: z.string(),
    slug: z.string(),
    state: z.enum(["applied", "refused", "ote", "production_approved", "suspended"]),
    state_reason: z.string().nullable(),
    production_approved: z.boolean(),
    certified_until: timestamp.nullable(),
  }),
  namespace_listings: z.array(
    z.object({
      namespace: z.string(),
      state: z.enum(["requested", "approved", "refused"]),
      approved: z.boolean(),
      requested_at: timestamp,
      decided_at: timestamp.nullable(),
      reason: z.string().nullable(),
    }),
  ),
  rate_limit: z.object({
    limit_per_minute: z.int(),
    remaining: z.int().meta({ description: "Of this endpoint, in this minute" }),
    reset_at: z.int().meta({ description: "When the minute ends, seconds since 1970" }),
    window_seconds: z.int(),
    per: z.string(),
    headers: z.array(z.string()),
  }),
  sandbox_flags: z.object({
    available: z.boolean(),
    flag_header: z.string(),
    flag_field: z.string(),
    fixtures: z.array(z.object({ tld: z.string(), domains: z.array(z.string()) })),
  }),
  ote_test_sequence: sequence.nullable(),
  audit_provenance: z.object({
    registrar_channel_id: z.string(),
    channel_slug: z.string(),
    audit_feed: z.string(),
  }),
  balances: z
    .array(
      z.object({
        currency: z.string(),
        balance: z.string(),
        credit_limit: z.string(),
        available: z.string().meta({ description: "With the credit limit" }),
        low_balance: z.boolean().meta({ description: "Below where the channel asked to be told" }),
      }),
    )
    .nullable(),
  docs: z.record(z.string(), z.string()),
  commands: z.array(capability),
  registry_service: serviceContract,
  epp_gateway: gatewayContract,
};

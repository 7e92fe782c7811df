import { eppResultText } from "../epp-results";
import { CATALOGUE, type ErrorCode } from "../error-catalogue";
import { nameStates, updateInput } from "../names/schema";
import { RGP_STATUSES } from "../names/statuses";
import { FIXTURE_LABELS } from "../namespaces/fixture-labels";
import { COMMAND_NAMES, COMMANDS } from "./commands";
import { EPP_TRANSPORT_CHECKS, type EppTransportCheck, type ServerOffer } from "./offer";

/** How long the result of a keyed production command can be asked for again, days. */
export const KEPT_DAYS = 30;

/** Characters of an idempotency key at most; a client transaction id of EPP has 64 at most (RFC 5730 §4.2, trIDStringType). */
const LONGEST_KEY = 255;
const LONGEST_CLTRID = 64;

/** What the registry promises whatever door a command comes through; in the words of the wire. */
export function registryServiceContract() {
  return {
    commands: COMMAND_NAMES.map((command) => {
      const { http, epp, mutates, scope, backend, summary } = COMMANDS[command];
      return { command, http, epp, mutates, scope, backend, summary };
    }),
    lifecycle: {
      name_states: [...nameStates],
      rgp_statuses: [...RGP_STATUSES],
      transitions: [
        { from: "available", to: "active", by: "create_domain" },
        { from: "active", to: "expired", by: "the expiry date, unless auto-renewal is on and paid" },
        { from: "expired", to: "active", by: "renew_domain, or auto-renewal once it is paid" },
        { from: "expired", to: "redemption", by: "the end of the auto-renew grace period" },
        { from: "active", to: "suspended", by: "clientHold or serverHold" },
        { from: "active", to: "redemption", by: "delete_domain after the add grace period" },
        { from: "active", to: "available", by: "delete_domain within the add grace period" },
        { from: "redemption", to: "active", by: "a restore, which renews an ended term too" },
        { from: "redemption", to: "pending_delete", by: "the end of the redemption period" },
        { from: "pending_delete", to: "available", by: "the end of pending deletion" },
      ],
    },
    audit: {
      row_per_command: true,
      recorded: ["success", "sandbox", "failed"],
      fields: [
        "audit_id",
        "registrar_channel_id",
        "command",
        "domain",
        "idempotency_key",
        "status",
        "request_id",
      ],
      redacted: ["contacts", "transfer codes", "credentials"],
      feed: COMMANDS.poll.http,
    },
    idempotency: {
      field: "idempotency_key",
      header: "Idempotency-Key",
      longest_key: LONGEST_KEY,
      kept_days: KEPT_DAYS,
      same_request: "the recorded result, with idempotent true",
      other_request: CATALOGUE.idempotency_conflict.registrar,
      refused_command: "leaves its key free",
    },
    sandbox: {
      commands: COMMAND_NAMES.filter((name) => COMMANDS[name].mutates),
      fixtures: [...FIXTURE_LABELS],
      changes: "nothing but the audit, the channel's sandbox names and its sandbox idempotency keys",
    },
    backend: {
      commands: COMMAND_NAMES.filter((name) => COMMANDS[name].backend),
      pending: COMMANDS.pending_backend.http,
      applied_by: "the operators, or at once where the namespace's policy says so",
    },
    errors: Object.keys(CATALOGUE).length,
  };
}

/** Statuses that RFC 5731 §2.3 leaves to the registry. */
const SERVER_STATUSES = [
  "serverDeleteProhibited",
  "serverHold",
  "serverRenewProhibited",
  "serverTransferProhibited",
  "serverUpdateProhibited",
];

/** How EPP maps to the same commands, and what of it this server has. */
export function eppGatewayContract(offer: ServerOffer) {
  return {
    available: offer.epp !== null,
    address: offer.epp?.address ?? null,
    transport: { protocol: "EPP over TCP with TLS (RFC 5734)", sessions: "one login, many commands" },
    credentials: "the channel's handle as client id, a scoped key as password",
    command_mapping: COMMAND_NAMES.map((command) => {
      const { epp, http } = COMMANDS[command];
      return { command, epp, http };
    }),
    error_mapping: errorMapping(),
    poll_mapping: {
      messages: ["command audits", "pending backend work"],
      request: COMMANDS.poll.epp,
      acknowledge: "the cursor moves on",
    },
    idempotency_mapping: { key: "clTRID", longest: LONGEST_CLTRID },
    lifecycle_states: [...nameStates],
    protected_status_policy: {
      client_statuses: clientStatuses(),
      server_statuses: SERVER_STATUSES,
      rules: [
        "A registrar sets and clears client statuses; server statuses are the registry's alone.",
        "A status that prohibits a command refuses it with EPP 2304, in the sandbox too.",
        "Reserved names and the fixtures of OT&E are never registered.",
        "A deletion is a cancellation: the name can be restored in its redemption period.",
      ],
    },
    dns_adapter: dnsAdapter(offer),
    conformance: eppConformance(offer),
  };
}

function clientStatuses(): string[] {
  return [...updateInput.shape.clientStatuses.unwrap().element.options].sort();
}

function dnsAdapter({ dns }: ServerOffer) {
  if (dns === null) return null;
  return {
    adapter: dns.adapter,
    hosted_zones: dns.hostedZones,
    delegations: dns.delegations,
    glue: dns.glue,
    ds: dns.ds,
    signs_zones: dns.signsZones,
    dynamic_updates: dns.dynamicUpdates,
    record_types: [...dns.recordTypes],
  };
}

function errorMapping() {
  return (Object.keys(CATALOGUE) as ErrorCode[]).map((code) => {
    const { registrar, epp } = CATALOGUE[code];
    return { code: registrar, epp_result_code: epp, epp_result: eppResultText(epp) };
  });
}

/** A check of the conformance list. */
export interface ConformanceCheck {
  readonly id: string;
  readonly implemented: boolean;
  readonly detail: string;
}

/** The commands that RFC 5730 and 5731 have for a registrar of domains. */
const EPP_COMMANDS = [
  "login",
  "check domain",
  "info domain",
  "create domain",
  "renew domain",
  "update domain",
  "transfer domain",
  "delete domain",
  "poll",
];

/** What EPP needs, each judged by what the code has and what the process has opened. */
export function eppConformance(offer: ServerOffer): ConformanceCheck[] {
  return [
    commandMappings(),
    sharedErrors(),
    pollMapping(),
    idempotencyMapping(),
    ...EPP_TRANSPORT_CHECKS.map((id) => transportCheck(id, offer)),
  ];
}

function commandMappings(): ConformanceCheck {
  const mapped = COMMAND_NAMES.map((command) => COMMANDS[command].epp ?? "");
  const missing = EPP_COMMANDS.filter((epp) => !mapped.some((text) => text.startsWith(epp)));
  return {
    id: "command_mappings_complete",
    implemented: missing.length === 0,
    detail:
      missing.length === 0
        ? `${EPP_COMMANDS.length} EPP commands have a registry command each`
        : `No registry command for: ${missing.join(", ")}`,
  };
}

function sharedErrors(): ConformanceCheck {
  const rows = errorMapping();
  const unknown = rows.filter((row) => row.epp_result === null).map((row) => row.code);
  return {
    id: "error_mapping_shared",
    implemented: unknown.length === 0,
    detail:
      unknown.length === 0
        ? `${rows.length} errors of the one catalogue have a result code of RFC 5730`
        : `Without a result code of RFC 5730: ${unknown.join(", ")}`,
  };
}

function pollMapping(): ConformanceCheck {
  const sources = [COMMANDS.poll, COMMANDS.pending_backend].filter(({ epp }) => epp?.startsWith("poll"));
  return {
    id: "poll_mapping_defined",
    implemented: sources.length === 2,
    detail: `${sources.map(({ http }) => http).join(" and ")} become poll messages`,
  };
}

function idempotencyMapping(): ConformanceCheck {
  const keyed = COMMAND_NAMES.filter((command) => COMMANDS[command].mutates).length;
  return {
    id: "idempotency_mapping_defined",
    implemented: LONGEST_CLTRID <= LONGEST_KEY && keyed > 0,
    detail: `clTRID (at most ${LONGEST_CLTRID} characters) is the idempotency key of ${keyed} commands`,
  };
}

const MISSING: Record<EppTransportCheck, string> = {
  tcp_tls_server: "No EPP server is open in this process",
  xml_parser_serializer: "Nothing reads or writes EPP's XML in this process",
  session_lifecycle: "There are no EPP sessions in this process",
  epp_ote_suite: "OT&E runs over HTTP only in this process",
};

function transportCheck(id: EppTransportCheck, { epp }: ServerOffer): ConformanceCheck {
  const detail = epp?.checks[id];
  return { id, implemented: detail !== undefined, detail: detail ?? MISSING[id] };
}

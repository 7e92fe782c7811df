import type { ErrorCode } from "@/services/error-catalogue";
import { COMMANDS, isOfSandbox } from "@/services/registrar/commands";
import type { Route } from "./route";

const ALWAYS: readonly ErrorCode[] = [
  "invalid_request",
  "invalid_value",
  "unauthenticated",
  "key_expired",
  "key_revoked",
  "address_not_allowed",
  "account_suspended",
  "no_channel",
  "missing_scope",
  "rate_limited",
  "internal",
  "unavailable",
];
const CHANNEL: readonly ErrorCode[] = ["channel_not_approved", "channel_suspended"];
const BODY: readonly ErrorCode[] = ["malformed_json", "payload_too_large", "unsupported_media_type"];
/** What the sandbox's magic names are refused with. */
const MAGIC: readonly ErrorCode[] = [
  "blocked_by_policy",
  "registrant_action_required",
  "backend_unavailable",
];
const KEYED: readonly ErrorCode[] = ["idempotency_conflict", "idempotency_in_progress"];

/** What a request to this endpoint may be refused with. */
export function errorsOf({ command, body, errors }: Route): ErrorCode[] {
  const { mutates } = COMMANDS[command];
  return [
    ...new Set<ErrorCode>([
      ...errors,
      ...(body ? BODY : []),
      ...ALWAYS,
      ...(command === "preflight" ? [] : CHANNEL),
      ...(mutates ? (["channel_not_production_approved", "sandbox_only", ...MAGIC] as const) : []),
      ...(mutates || isOfSandbox(command) ? KEYED : []),
    ]),
  ];
}

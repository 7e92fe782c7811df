import { type Route, route } from "../route";
import { clockFields, resetFields } from "../wire/domain-answers";
import { clockBody, resetBody } from "../wire/domain-bodies";
import { pendingFields, pendingQuery, pollFields, pollQuery } from "../wire/feed";
import { statusFields } from "../wire/status";
import { roughName } from "../wire/target";

/** What is about no single name. */
export const statusRoutes: Route[] = [
  route({
    command: "preflight",
    tag: "Status",
    description:
      "Answers in every state of the channel. Begin every OT&E run with it, and keep `audit_provenance.registrar_channel_id`.",
    answers: { StatusAnswer: statusFields },
    errors: [],
    read: () => ({}),
  }),
  route({
    command: "reset_fixtures",
    tag: "Sandbox",
    description:
      "Always of the sandbox. Makes the fixtures anew, removes the channel's other sandbox names in the namespace and forgets its sandbox idempotency keys. Real registrations are never touched.",
    body: resetBody,
    bodyOptional: true,
    bodyExample: { tld: "defiwallet", sandbox: true, idempotency_key: "ote-reset-001" },
    answers: { ResetSandboxAnswer: resetFields },
    errors: ["unknown_namespace", "namespace_not_listed", "fixture_conflict"],
    read: ({ body, idempotencyKey }) => ({
      tld: body.tld === undefined ? null : roughName(body.tld).replace(/^\./, ""),
      idempotencyKey,
    }),
  }),
  route({
    command: "advance_clock",
    tag: "Sandbox",
    description:
      "An addition of this registry. Always of the sandbox: its names become older by so many days, and what is due on the way is carried out by the rules of production. `GET /domains/{domain}` then shows them expired, in redemption or pending delete; `POST /sandbox/reset` puts the fixtures back. Nothing real changes.",
    body: clockBody,
    bodyExample: { advance_days: 45, idempotency_key: "clock-001" },
    answers: { AdvanceClockAnswer: clockFields },
    errors: ["limit_reached"],
    read: ({ body }) => ({ days: body.advance_days }),
  }),
];

export const feedRoutes: Route[] = [
  route({
    command: "poll",
    tag: "Feed",
    description:
      "The channel's own commands as they were recorded. With `cursor` or `since` the oldest first: following `next_cursor` never misses one and never shows one twice. Without them the newest first. `poll` and `pending_backend` themselves are shown when asked for by `command`.",
    query: pollQuery,
    answers: { PollAnswer: pollFields },
    errors: [],
    read: ({ query: { cursor, since, command, status, domain, idempotency_key, limit } }) => ({
      cursor,
      since: since === undefined ? undefined : new Date(since),
      command,
      status,
      domain: domain === undefined ? undefined : roughName(domain),
      idempotencyKey: idempotency_key,
      limit,
    }),
  }),
  route({
    command: "pending_backend",
    tag: "Feed",
    description: "Read-only: the operators, or the registry's own worker, apply it.",
    query: pendingQuery,
    answers: { PendingBackendAnswer: pendingFields },
    errors: [],
    read: ({ query: { cursor, command, domain, limit } }) => ({
      cursor,
      command,
      domain: domain === undefined ? undefined : roughName(domain),
      limit,
    }),
  }),
];

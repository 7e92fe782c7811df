import { REGISTRAR_SCOPE_DESCRIPTIONS } from "@/services/access/registrar-scopes";
import { COMMAND_NAMES, COMMANDS } from "@/services/registrar/commands";
import type { DocsFacts } from "../facts";
import { block, bullets, code, link, numbered, paragraphs, table } from "../markdown";
import type { DocsPage } from "../page";
import { contacts, namespaces, readiness } from "./handoff-registry";
import { answerShape, followingTheFeed, idempotency, rateLimits, sandbox } from "./handoff-rules";

/** All that an integration begins with, on one page. */
export const HANDOFF_PACKET: DocsPage = {
  path: "/docs/registrar/handoff-packet",
  title: "Registrar handoff packet",
  description: "All that a registrar's developers need to begin, made from what this server offers now.",
  markdown: (facts) =>
    paragraphs(
      prerequisites(),
      baseUrl(facts),
      commands(),
      sequence(),
      sandbox(facts),
      idempotency(facts),
      rateLimits(),
      answerShape(facts),
      errors(),
      followingTheFeed(facts),
      namespaces(facts),
      readiness(),
      contacts(facts),
    ),
};

function prerequisites(): string {
  return paragraphs(
    "## Prerequisites",
    numbered([
      "An account of your company in this portal, with a verified email address.",
      "A registrar channel: apply on the dashboard under **Registrar**, with a technical and a support contact, the namespaces you want, and the name and version of your API client.",
      "The operators' approval of the channel, and of a listing for each namespace you sell.",
      "An API key of the channel with the profile `registrar_api`, or with the scopes you need. It is shown once: keep it in a vault, never in a repository or a log.",
      "A client that speaks HTTPS with JSON, keeps an idempotency key for each order, and can wait.",
    ]),
    `The ready-made client ${code("npm run ote")} of Portolan's repository runs the whole test sequence: see the ${link("OT&E checklist", "/docs/registrar/ote-checklist")}.`,
  );
}

function baseUrl({ base }: DocsFacts): string {
  return paragraphs(
    "## Base URL",
    block("text", base),
    "Every request carries the key as a bearer token:",
    block("sh", `curl -s "${base}/status" \\\n  -H "Authorization: Bearer $PORTOLAN_KEY"`),
    `Begin every test run with ${code("GET /status")}: it says what this very key may do, command by command, and why not where it may not.`,
    `${link("API reference", "/api/v1/registrar/v1/docs")} · ${link("OpenAPI document", "/api/v1/registrar/v1/openapi.json")}`,
  );
}

function commands(): string {
  return paragraphs(
    "## Commands",
    table(
      ["Request", "Command", "Scope", "What it does"],
      COMMAND_NAMES.map((name) => {
        const { http, scope, summary, backend } = COMMANDS[name];
        return [
          code(http),
          code(name),
          code(scope),
          backend ? `${summary}. May wait for an operator` : summary,
        ];
      }),
    ),
    `What each is in EPP: ${link("EPP gateway contract", "/docs/registrar/epp-gateway-contract")}. The profile ${code("registrar_api")} has every scope:`,
    table(
      ["Scope", "Opens"],
      Object.entries(REGISTRAR_SCOPE_DESCRIPTIONS).map(([scope, opens]) => [code(scope), opens]),
    ),
  );
}

function sequence(): string {
  return paragraphs(
    "## Required sequence",
    `An operator starts a run for your channel, which gives you names of your own. Then, in this order:`,
    numbered([
      "Ask for the status, and archive the answer with its `registrar_channel_id`.",
      "Reset the sandbox.",
      "Check `ote-available`.",
      "Create the name of your run; send the same create again.",
      "Read the created name and each fixture.",
      "Renew `ote-renew`; send the same renewal again.",
      "Update `ote-update`.",
      "Transfer `ote-transfer`; send the same transfer again.",
      "Set nameservers for `ote-ns`.",
      "Delete `ote-delete`; send the same deletion again.",
      "Meet the refusals: a missing claim, a key conflict, the rate limit, each class of errors.",
      "Read the poll feed: it shows every command with its key and your channel's id.",
    ]),
    `Each step with what it is judged by: ${link("OT&E checklist", "/docs/registrar/ote-checklist")}. What you may file with it: ${link("evidence template", "/docs/registrar/ote-evidence-template")}.`,
  );
}

function errors(): string {
  return paragraphs(
    "## Errors",
    `One catalogue serves every dialect and EPP. ${link("Each code has a page", "/docs/errors")}, and the OpenAPI document carries the catalogue as ${code("x-registrar-error-catalog")}, with ${code("code")}, ${code("http_status")}, ${code("epp_result_code")}, ${code("retryable")} and ${code("docs_url")}.`,
    bullets([
      "Decide by `error.code`, never by the message: messages get better over time.",
      "`retryable` true: send the same request again later, with the same idempotency key. Wait for `Retry-After` where there is one, else 1 s, 2 s, 4 s and so on up to a minute, each with some chance added.",
      "`retryable` false: the same request would be refused again. Correct it, or tell a person.",
      "Write down the `request_id` of every answer: the operators find the whole story of a command by it.",
    ]),
  );
}

import { bullets, link, paragraphs } from "../markdown";
import type { DocsPage } from "../page";

/** The registrars' front page: everything in the order of an integration. */
export const REGISTRAR_INDEX: DocsPage = {
  path: "/docs/registrar",
  title: "Docs for registrars",
  description: "How a registrar integrates with this registry, from the application to production.",
  markdown: ({ base }) =>
    paragraphs(
      "## Begin",
      bullets([
        `${link("Handoff packet", "/docs/registrar/handoff-packet")}: prerequisites, commands, rules and limits on one page`,
        `${link("API reference", "/api/v1/registrar/v1/docs")}: every command with its fields, answers and refusals`,
        `${link("Testing in the sandbox", "/docs/registrar/sandbox-tests")}: names that fail in a declared way, and a clock that makes names expire`,
        `${link("OpenAPI document", "/api/v1/registrar/v1/openapi.json")}: the same for tools, with the catalogue of errors`,
      ]),
      `The API is at \`${base}\`.`,
      "## Be certified",
      bullets([
        `${link("OT&E checklist", "/docs/registrar/ote-checklist")}: every step of a run, with what it is judged by`,
        `${link("OT&E evidence template", "/docs/registrar/ote-evidence-template")}: what a run is filed with`,
      ]),
      "Runs are judged live, from the commands that the registry recorded. Your channel's page shows what is left to pass, and the request to send next.",
      "## EPP",
      bullets([
        `${link("EPP gateway contract", "/docs/registrar/epp-gateway-contract")}: how commands, keys, errors and polls map`,
        `${link("EPP conformance checklist", "/docs/registrar/epp-conformance")}: what the running server has`,
      ]),
      "## Errors",
      `${link("A page for every code", "/docs/errors")}: what happened, what to do, and whether to try again.`,
    ),
};

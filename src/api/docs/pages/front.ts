import { bullets, link, paragraphs } from "../markdown";
import type { DocsPage } from "../page";

/** The docs' front page. */
export const FRONT: DocsPage = {
  path: "/docs",
  title: "Docs",
  description: "For registrars, for registrants' programs, and for whoever met an error.",
  markdown: () =>
    paragraphs(
      "## For registrars",
      "Sell names of this registry from your own shop: apply for a channel, test against the sandbox, be certified, go to production.",
      bullets([
        `${link("Registrar docs", "/docs/registrar")}: everything below, in the order of an integration`,
        `${link("Registrar API reference", "/api/v1/registrar/v1/docs")}: every command with its fields and answers`,
        `${link("OT&E checklist", "/docs/registrar/ote-checklist")}: what a certification asks for`,
      ]),
      "## For registrants' programs",
      bullets([
        `${link("API reference", "/api/v2/docs")}: names, records, balance and keys of an account`,
        `${link("Cloudflare-compatible API", "/client/v4/docs")}: names, zones and records for tools that were made for Cloudflare`,
        `${link("Agents", "/docs/agents")}: an MCP server, and ${link("llms.txt", "/llms.txt")}`,
        `${link("Webhooks", "/docs/webhooks")}: have events posted to you, and ${link("every event", "/docs/webhooks/events")} with its JSON Schema`,
        `${link("OpenAPI document", "/api/v2/openapi.json")} for tools`,
      ]),
      "## When something was refused",
      `${link("Errors", "/docs/errors")}: a page for every code, with what happened, what to do, and whether to try again.`,
      "## As text",
      "Every page here is Markdown too: put `.md` at the end of its address.",
    ),
};

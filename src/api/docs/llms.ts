import { RULES } from "../mcp/instructions";
import type { DocsFacts } from "./facts";
import { bullets, codes, link, paragraphs } from "./markdown";
import type { DocsPage } from "./page";

/** What a language model reads first: https://llmstxt.org */
export function llmsText(facts: DocsFacts, pages: readonly DocsPage[]): string {
  const { publicUrl, extensions } = facts;
  const at = (path: string) => publicUrl + path;
  const offer = extensions.length === 0 ? "none at present" : codes(extensions);
  return `${paragraphs(
    "# Portolan",
    "> A registry and registrar portal: it registers names under its own extensions and keeps their DNS.",
    `Extensions on offer: ${offer}. Prices are answered by every API; they may change, so ask before you buy.`,
    "## APIs",
    bullets([
      `${link("MCP", at("/docs/agents.md"))}: ${at("/mcp")}, streamable HTTP; the way for agents: search, check, register at a confirmed price, renew, DNS as plan and apply`,
      `${link("Registrar, zones and DNS, as tools made for Cloudflare speak it", at("/client/v4/openapi.json"))}: ${at("/client/v4")}; those tools work when their base URL is set to it`,
      `${link("API v2", at("/api/v2/openapi.json"))}: ${at("/api/v2")}; names, records, webhooks, invoices of an account`,
      `${link("Registrar API", at("/api/v1/registrar/v1/openapi.json"))}: ${facts.base}; for registrars that resell names`,
    ]),
    "## Tokens",
    bullets([
      `A person makes one under ${at("/dashboard/keys")} and chooses its scopes; it is sent as \`Authorization: Bearer\`.`,
      "Agents change nothing without the scope `agents:write`, and buy nothing without a spend limit on the token.",
      "The command line reads it from `PORTOLAN_TOKEN`: `npx portolan help`.",
    ]),
    "## Rules for agents",
    bullets(RULES),
    "## Docs",
    bullets(pages.map(({ path, title, description }) => `${link(title, at(`${path}.md`))}: ${description}`)),
  )}\n`;
}

import { RULES } from "../../mcp/instructions";
import { TOOLS } from "../../mcp/tools";
import { block, bullets, code, codes, link, paragraphs, table } from "../markdown";
import type { DocsPage } from "../page";

/** How an agent is connected, what it can do, and the rules that it works by. */
export const AGENTS: DocsPage = {
  path: "/docs/agents",
  title: "Agents (MCP)",
  description: "Let a language model search, register and manage names, within limits that you set.",
  markdown: ({ publicUrl }) =>
    paragraphs(
      "## Connect",
      `The server speaks the Model Context Protocol over streamable HTTP at ${code(`${publicUrl}/mcp`)}, without sessions: ` +
        "the revision 2026-07-28, and those of 2025. It asks for a token of your account in `Authorization: Bearer`.",
      "Most clients take this:",
      block("json", JSON.stringify(clientSettings(publicUrl), null, 2)),
      "## The token",
      `Make one under ${link("API keys", "/dashboard/keys")}. Its scopes decide which tools an agent is shown:`,
      bullets([
        "Without `agents:write` it reads and changes nothing, whatever else it may do elsewhere.",
        "With `agents:write` and `dns:write` it changes DNS.",
        "With `agents:write` and `names:register` it buys, but only within a spend limit of its own: a token without a limit is refused with `spend_limit_required`. The limit is for a calendar month (UTC) and is set by a person.",
        "Addresses that the token may be used from, and a day on which it ends, hold here too.",
      ]),
      "## Tools",
      table(
        ["Tool", "Does", "Scopes"],
        TOOLS.map(({ name, description, scopes }) => [code(name), description, codes(scopes) || "any"]),
      ),
      "Every answer has structured content, by the output schema that `tools/list` shows, and the same as text. A refusal is a result with `isError`: its text names the code, each field that is wrong and what to do; programs find the same under `_meta`, at `portolan/error`.",
      "## Buying",
      "`register_name` and `renew_name` take two calls. The first, without `confirm`, buys nothing: it answers the price, the balance, what is left of the spend limit, and a `confirmation`. The second repeats that as `confirm`. At any other price it is refused with `price_changed`. A confirmed call that is repeated buys nothing twice.",
      "A request that cannot go on by itself has the state `action_required` and says what a person has to do. It goes on by itself once that is done.",
      "## Changing DNS",
      "`plan_dns_changes` shows what a batch would remove and add, and what is wrong with each entry. `apply_dns_changes` takes the same batch and the plan's serial: if the zone was changed meanwhile, nothing is applied.",
      "## Rules for agents",
      bullets(RULES),
      "## What you see of it",
      `Every call, of reads and refusals too, is in ${link("Activity", "/dashboard/activity")} with the token's name, the tool and what became of it. What was searched for, and what records say, is not kept.`,
    ),
};

function clientSettings(publicUrl: string) {
  const headers = { Authorization: "Bearer YOUR_TOKEN" };
  return { mcpServers: { portolan: { type: "http", url: `${publicUrl}/mcp`, headers } } };
}

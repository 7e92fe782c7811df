import { type CallToolResult, ProtocolError, ProtocolErrorCode } from "@modelcontextprotocol/server";
import { requireScope } from "@/services/access/require";
import { recordCall } from "@/services/agents/record-call";
import type { Context } from "@/services/context";
import { type RegistryError, toRegistryError } from "@/services/errors";
import { parseInput } from "../rest/input";
import { refusalOf } from "./refusal";
import { render } from "./render";
import type { AnyTool, ToolSettings } from "./tool";
import { findTool } from "./tools";

export interface CallSettings extends ToolSettings {
  /** Told of every error that is our fault. */
  onDefect(error: unknown): void;
}

/**
 * Runs a tool for an agent. Every call has its audit row, before it is answered: also one that was refused.
 * @throws ProtocolError for a tool that there is not
 */
export async function callTool(
  ctx: Context,
  { name, arguments: args = {} }: { name: string; arguments?: Record<string, unknown> },
  settings: CallSettings,
): Promise<CallToolResult> {
  const tool = findTool(name);
  if (!tool) {
    await recordCall(ctx, { tool: "unknown", outcome: "unknown_tool", name: null });
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      `There is no tool '${name.slice(0, 64)}': see tools/list`,
    );
  }
  let subject: string | null = null;
  let output: object | null = null;
  let refusal: RegistryError | null = null;
  try {
    for (const scope of tool.scopes) requireScope(ctx, scope);
    const input = parseInput(tool.input, args) as never;
    subject = auditedName(tool, input);
    output = (await tool.run(ctx, input, settings)) as object;
  } catch (thrown) {
    refusal = toRegistryError(thrown);
    if (refusal.code === "internal") settings.onDefect(thrown);
  }
  await recordCall(ctx, { tool: tool.name, outcome: refusal?.code ?? "ok", name: subject });
  if (refusal) return refusalOf(refusal, tool.fields, ctx.publicUrl);
  return {
    content: [{ type: "text", text: render(output) }],
    structuredContent: { ...output },
  };
}

/** What looks like a name: an agent may put anything there, and the audit keeps no personal data. */
const NAME = /^[\p{L}\p{M}\p{N}_-]{1,63}(?:\.[\p{L}\p{M}\p{N}_-]{1,63}){0,8}\.?$/u;

function auditedName(tool: AnyTool, input: never): string | null {
  const text = tool.subject?.(input)?.trim().toLowerCase();
  return text !== undefined && NAME.test(text) ? text : null;
}

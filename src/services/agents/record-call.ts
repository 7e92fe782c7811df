import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { requireAgent } from "./require-agent";

/** A tool that an agent called, and what became of it: reads and refusals as well. */
export interface AgentCall {
  /** The tool's name; `unknown` for one that there is not. */
  readonly tool: string;
  /** `ok`, or the code of the refusal. */
  readonly outcome: string;
  /** The name it was about, as it was asked for; null where it was about none, or several. */
  readonly name: string | null;
}

/**
 * Writes the audit row of a call. What the verbs behind it changed has rows of its own, under the same request id. Neither
 * what was searched for nor what records say is kept.
 */
export async function recordCall(ctx: Context, { tool, outcome, name }: AgentCall): Promise<void> {
  const { accountId, keyId, label } = requireAgent(ctx);
  const subject =
    name === null ? { kind: "api_key", id: keyId, name: label } : { kind: "name", id: name, name };
  const after = { tool, outcome, about: subject.kind };
  await recordAudit(ctx.db, ctx, { action: "agents.call", accountId, subject, after });
}

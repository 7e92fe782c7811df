import type { ToolAnnotations } from "@modelcontextprotocol/server";
import type { z } from "zod";
import type { Scope } from "@/services/access/scopes";
import type { Context } from "@/services/context";

/** What the process adds to a call. */
export interface ToolSettings {
  /** How long a purchase is waited for before its request is answered as still going on. */
  readonly waitMillis: number;
}

/** One thing that an agent can do. It translates; the verb decides. */
export interface Tool<Input = unknown, Output = unknown> {
  readonly name: string;
  readonly title: string;
  /** For the model: what it does, and what to do next. */
  readonly description: string;
  /** Of the token: without all of them the tool is not listed. */
  readonly scopes: readonly Scope[];
  readonly annotations: ToolAnnotations;
  readonly input: z.ZodType<Input>;
  readonly output: z.ZodType<Output>;
  /** The name that a call is about, for the audit. */
  subject?(input: Input): string | undefined;
  /** How paths of the verb's input begin, and how they begin here; other paths differ in case alone. */
  readonly fields?: Readonly<Record<string, string>>;
  run(ctx: Context, input: Input, settings: ToolSettings): Promise<Output>;
}

/** A tool whatever its types. */
export interface AnyTool extends Omit<Tool, "run" | "subject"> {
  subject?(input: never): string | undefined;
  run(ctx: Context, input: never, settings: ToolSettings): Promise<unknown>;
}

/** Declares a tool so that its parts fit each other. */
export function tool<Input, Output>(declared: Tool<Input, Output>): AnyTool {
  return declared as AnyTool;
}

/** Looks and changes nothing. */
export const READS: ToolAnnotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
};

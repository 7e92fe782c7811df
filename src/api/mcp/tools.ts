import type { Tool as ListedTool } from "@modelcontextprotocol/server";
import { z } from "zod";
import type { Scope } from "@/services/access/scopes";
import type { AnyTool } from "./tool";
import { applyDnsChangesTool, listDnsRecordsTool, planDnsChangesTool } from "./tools/dns";
import { checkNamesTool, listExtensionsTool, searchNamesTool } from "./tools/offer";
import { oteStatusTool } from "./tools/ote";
import { registerNameTool, renewNameTool } from "./tools/purchase";
import { getRegistrationTool, listRegistrationsTool } from "./tools/registrations";
import { getRequestTool } from "./tools/requests";
import { whoamiTool } from "./tools/whoami";

/** Every tool, in the order that they are listed in: always the same, so that models' caches hold. */
export const TOOLS: readonly AnyTool[] = [
  whoamiTool,
  searchNamesTool,
  checkNamesTool,
  listExtensionsTool,
  listRegistrationsTool,
  getRegistrationTool,
  registerNameTool,
  renewNameTool,
  getRequestTool,
  listDnsRecordsTool,
  planDnsChangesTool,
  applyDnsChangesTool,
  oteStatusTool,
];

const BY_NAME: ReadonlyMap<string, AnyTool> = new Map(TOOLS.map((tool) => [tool.name, tool]));

export function findTool(name: string): AnyTool | undefined {
  return BY_NAME.get(name);
}

/** The schemas as JSON Schema, made once. */
const LISTED: readonly { readonly tool: AnyTool; readonly listed: ListedTool }[] = TOOLS.map((tool) => ({
  tool,
  listed: {
    name: tool.name,
    title: tool.title,
    description: tool.description,
    annotations: { title: tool.title, ...tool.annotations },
    inputSchema: objectSchema(tool.input, "input"),
    outputSchema: objectSchema(tool.output, "output"),
  },
}));

function objectSchema(schema: z.ZodType, io: "input" | "output") {
  return { ...z.toJSONSchema(schema, { io }), type: "object" as const } as ListedTool["inputSchema"];
}

/** The tools that a token with `scopes` may use. */
export function listTools(scopes: readonly Scope[]): ListedTool[] {
  return LISTED.filter(({ tool }) => tool.scopes.every((scope) => scopes.includes(scope))).map(
    ({ listed }) => listed,
  );
}

import { Server } from "@modelcontextprotocol/server";
import { scopesOf } from "@/services/access/require";
import type { Context } from "@/services/context";
import { type CallSettings, callTool } from "./call-tool";
import { instructions } from "./instructions";
import { listResources, readResource } from "./resources";
import { listTools } from "./tools";

/** An hour, in milliseconds: the tools of a token change when its scopes do, the docs when the portal does. */
const HINT = { ttlMs: 3_600_000, cacheScope: "private" } as const;

/** A server of the protocol for one request: nothing is kept between requests. */
export function mcpServer(ctx: Context, settings: CallSettings): Server {
  const server = new Server(
    { name: "portolan", title: "Portolan", version: "1.0.0", websiteUrl: ctx.publicUrl },
    {
      capabilities: { tools: {}, resources: {} },
      instructions: instructions(ctx.publicUrl),
      cacheHints: { "tools/list": HINT, "resources/list": HINT, "resources/read": HINT },
    },
  );
  server.setRequestHandler("tools/list", () => ({ tools: listTools(scopesOf(ctx.actor)) }));
  server.setRequestHandler("tools/call", ({ params }) => callTool(ctx, params, settings));
  server.setRequestHandler("resources/list", () => ({ resources: listResources(ctx.publicUrl) }));
  server.setRequestHandler("resources/templates/list", () => ({ resourceTemplates: [] }));
  server.setRequestHandler("resources/read", ({ params }) => readResource(ctx, params.uri));
  return server;
}

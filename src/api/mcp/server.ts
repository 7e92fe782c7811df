import { Server } from "@modelcontextprotocol/server";
import { scopesOf } from "@/services/access/require";
import type { Context } from "@/services/context";
import { type CallSettings, callTool } from "./call-tool";
import { instructions } from "./instructions";
import { listTools } from "./tools";

/** An hour: the tools of a token change when its scopes do. */
const LIST_CACHE_MS = 3_600_000;

/** A server of the protocol for one request: nothing is kept between requests. */
export function mcpServer(ctx: Context, settings: CallSettings): Server {
  const server = new Server(
    { name: "portolan", title: "Portolan", version: "1.0.0", websiteUrl: ctx.publicUrl },
    {
      capabilities: { tools: {} },
      instructions: instructions(ctx.publicUrl),
      cacheHints: { "tools/list": { ttlMs: LIST_CACHE_MS, cacheScope: "private" } },
    },
  );
  server.setRequestHandler("tools/list", () => ({ tools: listTools(scopesOf(ctx.actor)) }));
  server.setRequestHandler("tools/call", ({ params }) => callTool(ctx, params, settings));
  return server;
}

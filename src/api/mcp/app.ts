import type { HttpBindings } from "@hono/node-server";
import { validateOriginHeader } from "@modelcontextprotocol/server";
import { Hono } from "hono";
import type { ApiKeyActor } from "@/services/access/authenticate-key";
import type { Context } from "@/services/context";
import { RegistryError } from "@/services/errors";
import { nameRequest } from "@/services/health/named-request";
import { countedAs } from "@/services/rate-limits/whom";
import { findKeyActor } from "../auth";
import { readJsonBody } from "../rest/body";
import { type ApiSettings, answerBy, type Dialect, type Exchange, rateLimited } from "../rest/exchange";
import type { Written } from "../rest/respond";
import { countMessages, jsonRpcRefusal, withoutNotifications } from "./messages";
import { mcpServer } from "./server";
import type { ToolSettings } from "./tool";
import { answerMessages } from "./transport";

/** Where agents connect. */
export const MCP_PATH = "/mcp";

export interface McpSettings extends ApiSettings, ToolSettings {}

/** Largest message taken, bytes. */
const MOST_BYTES = 1_048_576;

const DIALECT: Dialect = {
  door: "mcp",
  findActor: ({ db }, headers, ip, now) => findKeyActor(db, headers, ip, now),
  writeError: jsonRpcRefusal,
};

/** The Model Context Protocol over streamable HTTP, without sessions: https://modelcontextprotocol.io */
export function mcp(settings: McpSettings): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>({ strict: false });
  const hosts = [new URL(settings.publicUrl).hostname];
  app.post(MCP_PATH, (http) => {
    nameRequest(http.env?.incoming, "mcp:message");
    return answerBy(DIALECT, settings, http, false, async (exchange) => {
      assertOrigin(http.req.raw.headers, hosts);
      if (exchange.ctx.actor.kind === "anonymous") throw new RegistryError("unauthenticated");
      return converse(settings, exchange);
    });
  });
  app.all(MCP_PATH, (http) =>
    answerBy(DIALECT, settings, http, true, async () => refuseMethod(http.req.method)),
  );
  return app;
}

/** A page of another site, or of a name that was bent to this address, may not speak for its visitor. */
function assertOrigin(headers: Headers, hosts: string[]): void {
  if (validateOriginHeader(headers.get("origin"), hosts).ok) return;
  throw new RegistryError("not_same_origin", { message: "Pages of other sites may not connect here" });
}

/** Without sessions there is no stream to open and nothing to end. */
function refuseMethod(method: string): never {
  throw new RegistryError("method_not_allowed", {
    message: "This is the address for agents (MCP): send messages of JSON-RPC with POST",
    details: { method, allowed: ["POST"] },
  });
}

async function converse(settings: McpSettings, { http, ctx }: Exchange): Promise<Written> {
  const { json } = await readJsonBody(http.req.raw, MOST_BYTES);
  await countAll(settings, ctx, countMessages(json));
  const asking = withoutNotifications(json);
  if (asking === null) return { status: 202, body: null };
  const response = await answerMessages(http.req.raw, asking, () =>
    mcpServer(ctx, {
      waitMillis: settings.waitMillis,
      onDefect: (error) => settings.onDefect(error, { requestId: ctx.requestId, path: MCP_PATH }),
    }),
  );
  const answer = await response.text();
  // A list is answered by a list (JSON-RPC 2.0 §6), also by one of a single answer.
  const text = response.ok && Array.isArray(json) && answer.startsWith("{") ? `[${answer}]` : answer;
  const type = response.headers.get("content-type");
  return {
    status: response.status,
    body: text === "" ? null : text,
    headers: type ? { "content-type": type } : {},
  };
}

/** Each message of a list counts as a request; the first was counted. @throws RegistryError rate_limited */
async function countAll({ limiter }: McpSettings, { actor, ip }: Context, messages: number): Promise<void> {
  if (actor.kind !== "apiKey") return;
  const { keyId, rateLimitPerHour } = actor as ApiKeyActor;
  for (let counted = 1; counted < messages; counted++) {
    const allowance = await limiter.consume(countedAs(keyId, ip), rateLimitPerHour);
    if (!allowance.allowed) throw rateLimited(allowance);
  }
}

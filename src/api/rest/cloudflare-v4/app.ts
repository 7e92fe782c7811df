import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { RegistryError } from "@/services/errors";
import { nameRequest } from "@/services/health/named-request";
import type { ApiSettings } from "../exchange";
import { referencePage } from "../reference/page";
import { type HttpContext, PAGE_HEADERS, preflightAnswer, type Written } from "../respond";
import { answer, runRoute } from "./door";
import { refusalBody } from "./envelope";
import { openApiDocument } from "./openapi";
import { ROUTES } from "./routes";

/** Where this API lives. */
export const BASE_PATH = "/client/v4";

const ABOUT = "Every endpoint of the API for Cloudflare's tools with its fields, answers and refusals.";

interface ToolsApiSettings extends ApiSettings {
  /** How long a request may wait for the end of its work, milliseconds. */
  readonly waitMillis?: number;
}

/** The API for tools that were made for Cloudflare. */
export function toolsApi(settings: ToolsApiSettings): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>({ strict: false }).basePath(BASE_PATH);
  // `…/dns_records/export` is a path of its own, before the records.
  for (const route of ROUTES.toSorted((a, b) => a.paramNames.length - b.paramNames.length)) {
    const { method, access, id } = route.spec;
    const series = `cloudflare_v4:${id}`;
    app.on(method, route.pattern, (http) => {
      nameRequest(http.env?.incoming, series);
      return answer(settings, http, access === "anybody", (exchange) =>
        runRoute(route, exchange, settings.waitMillis),
      );
    });
  }
  const document = openApiDocument(settings.publicUrl);
  const json = { status: 200, body: JSON.stringify(document) };
  const page = { status: 200, body: referencePage(document, ABOUT), headers: PAGE_HEADERS };
  app.get("/openapi.json", (http) => answer(settings, http, true, async () => json));
  app.get("/docs", (http) => answer(settings, http, true, async () => page));
  app.options("*", (http) => answer(settings, http, true, async () => preflight(http)));
  for (const rest of ["/", "*"])
    app.all(rest, (http) => answer(settings, http, true, async () => refuse(http)));
  return app;
}

function methodsOf(http: HttpContext): string[] {
  const path = http.req.path.slice(BASE_PATH.length);
  if (/^\/(?:docs|openapi\.json)\/?$/.test(path)) return ["GET", "HEAD", "OPTIONS"];
  const methods: string[] = ROUTES.filter(({ matches }) => matches.test(path)).map(({ spec }) => spec.method);
  if (methods.length === 0) return [];
  if (methods.includes("GET")) methods.push("HEAD");
  return [...new Set(methods), "OPTIONS"];
}

function refuse(http: HttpContext): Written {
  const methods = methodsOf(http);
  if (methods.length === 0) return noRoute(http.req.path);
  throw new RegistryError("method_not_allowed", {
    message: `This path takes ${methods.join(", ")}`,
    details: { method: http.req.method, allowed: methods },
  });
}

function noRoute(path: string): Written {
  const message = `Could not route to ${path.slice(0, 200)}, perhaps your object identifier is invalid?`;
  const errors = [
    { code: 7003, message },
    { code: 7000, message: "No route for that URI" },
  ];
  return { status: 404, body: refusalBody(errors) };
}

const ALLOWED_HEADERS =
  "Authorization, Content-Type, If-None-Match, Prefer, X-API-Key, X-Auth-Email, X-Auth-Key, X-Request-Id";

function preflight(http: HttpContext): Written {
  const methods = methodsOf(http);
  return methods.length === 0 ? refuse(http) : preflightAnswer(methods, ALLOWED_HEADERS);
}

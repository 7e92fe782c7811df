import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { RegistryError } from "@/services/errors";
import { nameRequest } from "@/services/health/named-request";
import type { ApiSettings } from "../exchange";
import { referencePage } from "../reference/page";
import { type HttpContext, PAGE_HEADERS, preflightAnswer } from "../respond";
import { answer, runRoute } from "./door";
import { openApiDocument } from "./openapi";
import { ROUTES } from "./routes";

/** Where this API lives. */
export const BASE_PATH = "/api/v2";

/** The registrants' API. */
export function registrantsApi(settings: ApiSettings): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>({ strict: false }).basePath(BASE_PATH);
  for (const route of ROUTES) {
    const { method, access, id } = route.spec;
    const series = `subdomain_v2:${id}`;
    app.on(method, route.pattern, (http) => {
      nameRequest(http.env?.incoming, series);
      return answer(settings, http, access === "anybody", (exchange) => runRoute(route, exchange));
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
  return [...methods, "OPTIONS"];
}

function refuse(http: HttpContext): never {
  const methods = methodsOf(http);
  if (methods.length === 0) {
    throw new RegistryError("not_found", {
      message: "There is no such path in this API: see /api/v2/docs",
      details: { path: http.req.path.slice(0, 200) },
    });
  }
  throw new RegistryError("method_not_allowed", {
    message: `This path takes ${methods.join(", ")}`,
    details: { method: http.req.method, allowed: methods },
  });
}

const ABOUT = "Every endpoint of the registrants' API with its fields, answers and refusals.";

const ALLOWED_HEADERS = "Authorization, Content-Type, Idempotency-Key, X-API-Key, X-Request-Id";

function preflight(http: HttpContext) {
  const methods = methodsOf(http);
  if (methods.length === 0) return refuse(http);
  return preflightAnswer(methods, ALLOWED_HEADERS);
}

import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { RegistryError } from "@/services/errors";
import { nameRequest } from "@/services/health/named-request";
import { referencePage } from "../reference/page";
import { type HttpContext, PAGE_HEADERS, preflightAnswer } from "../respond";
import { answerAnybody, answerCommand, type RegistrarApiSettings } from "./door";
import { errorCatalogSection } from "./error-catalog";
import { openApiDocument } from "./openapi";
import { ROUTES } from "./routes";

/** Where this API lives. */
export const BASE_PATH = "/api/v1/registrar/v1";

const ABOUT = "Every endpoint of the registrar API with its fields, answers and refusals.";

/** The registrar API. */
export function registrarApi(settings: RegistrarApiSettings): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>({ strict: false }).basePath(BASE_PATH);
  app.options("*", (http) => answerAnybody(settings, http, () => preflight(http)));
  // `/domains/check` is a path of its own, before the names.
  for (const route of [...ROUTES].sort(
    (a, b) => Number(a.path.includes("{")) - Number(b.path.includes("{")),
  )) {
    const series = `registrar_v1:${route.command}`;
    app.on(route.method, route.pattern, (http) => {
      nameRequest(http.env?.incoming, series);
      return answerCommand(settings, http, route);
    });
    if (!route.path.includes("{")) {
      app.all(route.pattern, (http) => answerAnybody(settings, http, () => refuse(http)));
    }
  }
  const document = openApiDocument(settings.publicUrl);
  const json = { status: 200, body: JSON.stringify(document) };
  const reference = referencePage(document, ABOUT, [errorCatalogSection()]);
  const page = { status: 200, body: reference, headers: PAGE_HEADERS };
  app.get("/openapi.json", (http) => answerAnybody(settings, http, () => json));
  app.get("/docs", (http) => answerAnybody(settings, http, () => page));
  for (const rest of ["/", "*"]) app.all(rest, (http) => answerAnybody(settings, http, () => refuse(http)));
  return app;
}

function methodsOf(http: HttpContext): string[] {
  const path = http.req.path.slice(BASE_PATH.length);
  if (/^\/(?:docs|openapi\.json)\/?$/.test(path)) return ["GET", "HEAD", "OPTIONS"];
  // `/domains/check` is one of its own, not a name.
  const fixed = ROUTES.filter((route) => !route.path.includes("{") && route.matches.test(path));
  const found = fixed.length > 0 ? fixed : ROUTES.filter((route) => route.matches.test(path));
  const methods: string[] = found.map(({ method }) => method);
  if (methods.length === 0) return [];
  if (methods.includes("GET")) methods.push("HEAD");
  return [...methods, "OPTIONS"];
}

function refuse(http: HttpContext): never {
  const methods = methodsOf(http);
  if (methods.length === 0) {
    throw new RegistryError("not_found", {
      message: `There is no such path in this API: see ${BASE_PATH}/docs`,
      details: { path: http.req.path.slice(0, 200) },
    });
  }
  throw new RegistryError("method_not_allowed", {
    message: `This path takes ${methods.join(", ")}`,
    details: { method: http.req.method, allowed: methods },
  });
}

const ALLOWED_HEADERS =
  "Authorization, Content-Type, Idempotency-Key, X-API-Key, X-Registrar-Sandbox, X-Request-Id";

function preflight(http: HttpContext) {
  const methods = methodsOf(http);
  return methods.length === 0 ? refuse(http) : preflightAnswer(methods, ALLOWED_HEADERS);
}

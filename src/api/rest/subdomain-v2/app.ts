import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { RegistryError } from "@/services/errors";
import { answer, type HttpContext, type RegistrantsApiSettings, runRoute } from "./door";
import { openApiDocument } from "./openapi";
import { referencePage } from "./reference/page";
import { ROUTES } from "./routes";

/** Where this API lives. */
export const BASE_PATH = "/api/v2";

const OPEN = { open: true };

/** The registrants' API. */
export function registrantsApi(settings: RegistrantsApiSettings): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>({ strict: false }).basePath(BASE_PATH);
  for (const route of ROUTES) {
    app.on(route.spec.method, route.pattern, (http) =>
      answer(
        settings,
        http,
        { open: route.spec.access === "anybody", renamed: route.spec.fields },
        (exchange) => runRoute(route, exchange),
      ),
    );
  }
  const document = JSON.stringify(openApiDocument(settings.publicUrl));
  const page = referencePage(openApiDocument(settings.publicUrl));
  app.get("/openapi.json", (http) =>
    answer(settings, http, OPEN, async () => ({ status: 200, body: document })),
  );
  app.get("/docs", (http) =>
    answer(settings, http, OPEN, async () => ({
      status: 200,
      body: page,
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'",
      },
    })),
  );
  app.options("*", (http) => answer(settings, http, OPEN, async () => preflight(http)));
  app.all("*", (http) => answer(settings, http, OPEN, async () => refuse(http)));
  app.all("/", (http) => answer(settings, http, OPEN, async () => refuse(http)));
  return app;
}

function methodsOf(http: HttpContext): string[] {
  const path = http.req.path.slice(BASE_PATH.length);
  if (/^\/(?:docs|openapi\.json)\/?$/.test(path)) return ["GET", "HEAD", "OPTIONS"];
  const methods = ROUTES.filter((route) => route.matches.test(path)).map(
    (route) => route.spec.method as string,
  );
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

const ALLOWED_HEADERS = "Authorization, Content-Type, Idempotency-Key, X-API-Key, X-Request-Id";
const DAY_SECONDS = "86400";

function preflight(http: HttpContext) {
  const methods = methodsOf(http);
  if (methods.length === 0) return refuse(http);
  const allow = methods.join(", ");
  return {
    status: 204,
    body: null,
    headers: {
      allow,
      "access-control-allow-origin": "*",
      "access-control-allow-methods": allow,
      "access-control-allow-headers": ALLOWED_HEADERS,
      "access-control-max-age": DAY_SECONDS,
    },
  };
}

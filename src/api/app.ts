import { Hono } from "hono";
import type { Runtime } from "@/runtime";
import { health } from "./health";

/** Paths that belong to this application; the server hands every other one to the pages. */
export const API_PATHS = ["/api/v2", "/api/trpc", "/healthz", "/readyz"];

/** Every door that speaks HTTP, but the pages. */
export function createApi(runtime: Runtime): Hono {
  const app = new Hono();
  app.route("/", health(runtime));
  return app;
}

import type { z } from "zod";
import { RegistryError } from "@/services/errors";
import type { RawBody } from "../body";
import { parseInput } from "../input";
import { type PreparedPath, preparePath, readParams } from "../path";
import { parseQuery, type QueryTypes, queryTypes, readQuery } from "../query";
import type { HttpContext } from "../respond";
import type { Route } from "./route";

/** A route with what is worked out of it once. */
export interface PreparedRoute extends PreparedPath {
  readonly spec: Route;
  readonly queryTypes: QueryTypes;
}

export interface Invocation {
  readonly params: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly query: unknown;
}

export function prepare(spec: Route): PreparedRoute {
  return { spec, ...preparePath(spec.path), queryTypes: queryTypes(spec.query) };
}

/** Path, query and body of a request, checked. @throws RegistryError */
export function readRequest(route: PreparedRoute, http: HttpContext, body: RawBody | null): Invocation {
  const { spec } = route;
  return {
    params: readParams(spec.path, http),
    query: spec.query
      ? parseQuery(
          spec.query,
          readQuery(route.queryTypes, (name) => http.req.query(name)),
        )
      : undefined,
    body: spec.body ? parseBody(spec, spec.body, body) : undefined,
  };
}

function parseBody(spec: Route, schema: z.ZodType, body: RawBody | null): unknown {
  if (body?.json !== undefined) return parseInput(schema, body.json);
  if (spec.bodyOptional) return parseInput(schema, {});
  throw new RegistryError("malformed_json", { message: "The body is empty: send a JSON object" });
}

import type { HttpContext } from "./respond";

/** A path as it is declared, with what is worked out of it once. */
export interface PreparedPath {
  /** As Hono writes it: `/subdomains/:name`. */
  readonly pattern: string;
  readonly matches: RegExp;
  readonly paramNames: readonly string[];
}

/** A parameter of a path, with the ending that a file has: `{number}.pdf`. */
const PARAM = /\{(\w+)\}(\.\w+)?/g;

/** @param path parameters in braces: `/invoices/{number}.pdf` */
export function preparePath(path: string): PreparedPath {
  return {
    pattern: path.replace(PARAM, (_, name, ending) => (ending ? `:${name}{[^/]+\\${ending}}` : `:${name}`)),
    matches: new RegExp(
      `^${path.replace(PARAM, (_, __, ending = "") => `[^/]+${ending.replace(".", "\\.")}`)}/?$`,
    ),
    paramNames: [...path.matchAll(PARAM)].map(([, name]) => name ?? ""),
  };
}

/** The parameters of a request's path, decoded. */
export function readParams(path: string, http: HttpContext): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [, name = "", ending = ""] of path.matchAll(PARAM)) {
    const value = http.req.param(name) ?? "";
    params[name] = ending ? value.slice(0, -ending.length) : value;
  }
  return params;
}

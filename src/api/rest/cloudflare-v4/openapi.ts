import { isScope, SCOPE_DESCRIPTIONS } from "@/services/access/scopes";
import { CATALOGUE, type ErrorCode } from "@/services/error-catalogue";
import {
  componentsOf,
  headerRefs,
  type OpenApiDocument,
  type Operation,
  queryParameters,
  type Response,
  schemaOf,
} from "../openapi-document";
import { statusOf } from "./errors";
import {
  ALWAYS,
  ENVELOPES,
  envelopeOf,
  HEADER_PARAMETERS,
  HEADERS,
  INTRODUCTION,
  pathParameter,
} from "./openapi-parts";
import { isRegistrarFault, REGISTRAR_FAULT, registrarRefusal } from "./registrar-faults";
import type { PreparedRoute } from "./request";
import { type Access, type Route, TAGS } from "./route";
import { ROUTES } from "./routes";
import { answers, bodies } from "./wire/components";

/** The OpenAPI 3.1 description of this API, made from the very table that routes its requests. */
export function openApiDocument(publicUrl: string): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const prepared of ROUTES) {
    const { path, method } = prepared.spec;
    const operations = paths[path] ?? {};
    operations[method.toLowerCase()] = operationOf(prepared);
    paths[path] = operations;
  }
  const used = new Set(ROUTES.map(({ spec }) => spec.tag));
  return {
    openapi: "3.1.0",
    info: {
      title: "Cloudflare-compatible API",
      version: "4.0.0",
      description: INTRODUCTION,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${publicUrl}/client/v4` }],
    tags: Object.entries(TAGS).flatMap(([name, description]) =>
      used.has(name as keyof typeof TAGS) ? [{ name, description }] : [],
    ),
    paths,
    components: {
      schemas: { ...componentsOf(answers, "output"), ...componentsOf(bodies, "input"), ...ENVELOPES },
      parameters: HEADER_PARAMETERS,
      headers: HEADERS,
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        email: { type: "apiKey", in: "header", name: "X-Auth-Email" },
        key: { type: "apiKey", in: "header", name: "X-Auth-Key" },
      },
    },
  };
}

function operationOf({ spec, paramNames }: PreparedRoute): Operation {
  const inHeader = [
    ...(spec.prefer ? [{ $ref: "#/components/parameters/Prefer" }] : []),
    ...(spec.etag ? [{ $ref: "#/components/parameters/IfNoneMatch" }] : []),
  ];
  return {
    operationId: spec.id,
    tags: [spec.tag],
    summary: spec.summary,
    description: [spec.description, accessText(spec.access)].filter(Boolean).join("\n\n"),
    security: spec.access === "anybody" ? [] : [{ bearer: [] }, { email: [], key: [] }],
    parameters: [...paramNames.map(pathParameter), ...queryParameters(spec.query), ...inHeader],
    requestBody: bodyOf(spec),
    responses: { ...successesOf(spec), ...refusalsOf(spec, paramNames) },
  };
}

function scopesOf(access: Access) {
  if (typeof access !== "string") return access;
  return isScope(access) ? [access] : [];
}

function accessText(access: Access): string {
  if (access === "anybody") return "Needs no token.";
  const scopes = scopesOf(access);
  if (scopes.length === 0) return "Needs any token.";
  const words = scopes.map((scope) => `\`${scope}\`: ${SCOPE_DESCRIPTIONS[scope].toLowerCase()}`);
  return `Needs the scope ${words.join("; or ")}.`;
}

function bodyOf(spec: Route): Operation["requestBody"] {
  if (spec.form) {
    const properties = Object.fromEntries(spec.form.map((name) => [name, { type: "string" }]));
    const schema = { type: "object", required: spec.form.slice(0, 1), properties };
    return { required: true, content: { "multipart/form-data": { schema } } };
  }
  if (!spec.body) return undefined;
  const schema = schemaOf(spec.body, bodies, "input");
  return {
    required: !spec.bodyOptional,
    content: { "application/json": { schema, example: spec.bodyExample } },
  };
}

const DONE = { 200: "Done", 201: "Made", 202: "It goes on, waits for somebody, or has failed: see `state`" };

function successesOf(spec: Route): Record<string, Response> {
  const own = [...(spec.prefer ? ["Preference-Applied"] : []), ...(spec.etag ? ["ETag"] : [])];
  const headers = headerRefs([...ALWAYS, ...own]);
  if (spec.file !== undefined) {
    return { "200": { description: "The file", headers, content: { [spec.file]: { schema: {} } } } };
  }
  const schema = envelopeOf(schemaOf(spec.result, answers, "output"), spec.paging ?? "none");
  const found = spec.statuses.map((status): [string, Response] => [
    String(status),
    { description: DONE[status], headers, content: { "application/json": { schema } } },
  ]);
  if (spec.etag) found.push(["304", { description: "You have it as it is", headers }]);
  return Object.fromEntries(found);
}

/** What any request of this kind may meet, beside what its verb refuses. */
export function errorsOf(spec: Route): ErrorCode[] {
  const always: ErrorCode[] = ["invalid_request", "rate_limited", "internal", "unavailable"];
  const token: ErrorCode[] =
    spec.access === "anybody"
      ? []
      : [
          "malformed_key",
          "unauthenticated",
          "wrong_email",
          "key_expired",
          "key_revoked",
          "address_not_allowed",
          "account_suspended",
        ];
  const scope: ErrorCode[] = scopesOf(spec.access).length > 0 ? ["missing_scope"] : [];
  const body: ErrorCode[] =
    spec.body || spec.form
      ? ["malformed_json", "payload_too_large", "unsupported_media_type", "invalid_value"]
      : [];
  return [...new Set([...spec.errors, ...body, ...token, ...scope, ...always])];
}

/** Refusals of a path that names a thing by its id, or an account. */
const OF_PATHS: Record<number, [name: string, text: string][]> = {
  403: [["account_id", "`10000`: Authentication error. The id is not that of your account"]],
  404: [["_id", "`7003`: There is nothing with this id"]],
};

function refusalsOf(spec: Route, paramNames: readonly string[]): Record<string, Response> {
  const texts = new Map<number, string[]>();
  const add = (status: number, text: string) => texts.set(status, [...(texts.get(status) ?? []), text]);
  for (const code of errorsOf(spec))
    add(statusOf(code), `\`${numberOf(spec, code)}\`: ${CATALOGUE[code].message}`);
  for (const [status, rows] of Object.entries(OF_PATHS)) {
    for (const [name, text] of rows) {
      if (
        paramNames.some((param) => param.endsWith(name) && (name === "account_id" || param !== "account_id"))
      ) {
        add(Number(status), text);
      }
    }
  }
  return Object.fromEntries(
    [...texts]
      .sort(([a], [b]) => a - b)
      .map(([status, lines]): [string, Response] => [String(status), refusalOf(status, [...new Set(lines)])]),
  );
}

function numberOf(spec: Route, code: ErrorCode): number {
  const isOfTree = spec.refusal === registrarRefusal && isRegistrarFault(code);
  return isOfTree ? REGISTRAR_FAULT : CATALOGUE[code].cloudflare;
}

function refusalOf(status: number, lines: readonly string[]): Response {
  const own = status === 429 || status === 503 ? ["Retry-After"] : status === 409 ? ["X-Should-Retry"] : [];
  return {
    description: lines.join("\n\n"),
    headers: headerRefs([...ALWAYS, ...own]),
    content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
  };
}

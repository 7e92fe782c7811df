import { isScope, SCOPE_DESCRIPTIONS } from "@/services/access/scopes";
import { CATALOGUE, type ErrorCode } from "@/services/error-catalogue";
import {
  commonHeaders,
  componentsOf,
  ERROR_DETAILS,
  headerRefs,
  type OpenApiDocument,
  type Operation,
  type Parameter,
  queryParameters,
  type Response,
  refusalOf,
  type Schema,
  schemaOf,
} from "../openapi-document";
import { webhooksSection } from "./openapi-webhooks";
import type { PreparedRoute } from "./prepare";
import { type Route, TAGS } from "./route";
import { ROUTES } from "./routes";
import { answers, bodies } from "./wire/components";

const HEADERS = {
  "X-Request-Id": {
    description: "Yours when you sent a well-formed one, else a new one",
    schema: { type: "string" },
  },
  ...commonHeaders("hour"),
};

const IDEMPOTENCY_KEY: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "Makes a repeated request safe: within 24 hours the same key and request are answered with the recorded answer, the same key and another request with 409. A refused request (4xx) frees its key.",
  schema: { type: "string", pattern: "^[!-~]{1,255}$" },
};

const INTRODUCTION = `Everything a registrant does, for programs.

**Keys.** Send your API key as \`X-API-Key: sk_live_…\` or \`Authorization: Bearer sk_live_…\`.

**Names.** A path takes a full name (\`shop.com.store\`) or a bare label under the default domain (\`shop\`).

**Answers.** \`{"success": true, "data": …}\`, lists with \`meta\`; refusals \`{"success": false, "error": {"code", "message", "details"}}\`, with every faulty field in \`details.errors\`. Every code has a page: \`/docs/errors/<code>\`. Times are UTC, amounts decimal.

**Limits.** 1000 requests an hour for each key unless the operator set another; \`X-RateLimit-*\` says where you stand.

**Repeats.** Every POST takes an \`Idempotency-Key\`.

**Events.** A webhook is sent what happens, signed; \`GET /events\` reads the same events.`;

/** The OpenAPI 3.1 description of this API, made from the very table that routes its requests. */
export function openApiDocument(publicUrl: string): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const prepared of ROUTES) {
    const { path, method } = prepared.spec;
    const operations = paths[path] ?? {};
    operations[method.toLowerCase()] = operationOf(prepared);
    paths[path] = operations;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Registrants' API",
      version: "2.0.0",
      description: INTRODUCTION,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${publicUrl}/api/v2` }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    webhooks: webhooksSection(),
    components: {
      schemas: { ...componentsOf(answers, "output"), ...componentsOf(bodies, "input"), ...ENVELOPES },
      parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
      headers: HEADERS,
      securitySchemes: {
        apiKey: { type: "apiKey", in: "header", name: "X-API-Key" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
  };
}

const ENVELOPES: Record<string, Schema> = {
  Error: {
    type: "object",
    required: ["success", "error"],
    properties: {
      success: { type: "boolean", const: false },
      error: {
        type: "object",
        required: ["code", "message", "details"],
        properties: {
          code: { type: "string", examples: ["SUBDOMAIN_UNAVAILABLE"] },
          message: { type: "string" },
          details: ERROR_DETAILS,
        },
      },
    },
  },
};

function operationOf({ spec, paramNames }: PreparedRoute): Operation {
  const access =
    spec.access === "anybody"
      ? "Needs no key."
      : isScope(spec.access)
        ? `Needs the scope \`${spec.access}\`: ${SCOPE_DESCRIPTIONS[spec.access].toLowerCase()}.`
        : "Needs any key.";
  return {
    operationId: spec.id,
    tags: [spec.tag],
    summary: spec.summary,
    description: [spec.description, access].filter(Boolean).join("\n\n"),
    security: spec.access === "anybody" ? [] : [{ apiKey: [] }, { bearer: [] }],
    parameters: parametersOf(spec, paramNames),
    requestBody: spec.body && {
      required: !spec.bodyOptional,
      content: {
        "application/json": { schema: schemaOf(spec.body, bodies, "input"), example: spec.bodyExample },
      },
    },
    responses: { [String(spec.status)]: successOf(spec), ...refusalsOf(spec, paramNames.length > 0) },
  };
}

const PARAMS: Record<string, string> = {
  name: "A label under the default domain, or a full name",
  subdomain: "A label under the default domain, or a full name",
  id: "The id of the record or webhook",
  delivery: "The delivery's id",
  number: "`INV-1042`, `CN-7`, or a movement's number on the statement",
};

const EXAMPLES: Record<string, string> = {
  name: "shop.com.store",
  id: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e",
  delivery: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4f",
  number: "INV-1042",
};

function parametersOf(spec: Route, paramNames: readonly string[]): Operation["parameters"] {
  const inPath = paramNames.map(
    (name): Parameter => ({
      name,
      in: "path",
      required: true,
      description: PARAMS[name],
      schema: { type: "string", examples: [EXAMPLES[name] ?? "shop"] },
    }),
  );
  const inHeader = spec.method === "POST" ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : [];
  return [...inPath, ...queryParameters(spec.query), ...inHeader];
}

const ALWAYS = ["X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"];

function successOf(spec: Route): Response {
  if (spec.file) {
    return { description: "The file", headers: headerRefs(ALWAYS), content: { [spec.file]: { schema: {} } } };
  }
  const message = spec.message === undefined ? {} : { message: { type: "string", const: spec.message } };
  const meta = spec.meta ? { meta: schemaOf(spec.meta, answers, "output") } : {};
  const properties = {
    success: { type: "boolean", const: true },
    ...message,
    data: schemaOf(spec.data, answers, "output"),
    ...meta,
  };
  return {
    description: spec.status === 201 ? "Made" : "Done",
    headers: headerRefs(spec.method === "POST" ? [...ALWAYS, "Idempotent-Replayed"] : ALWAYS),
    content: {
      "application/json": {
        schema: {
          type: "object",
          required: Object.keys(properties),
          additionalProperties: false,
          properties,
        },
      },
    },
  };
}

/** What any request of this kind may meet, beside what its verb refuses. */
export function errorsOf(spec: Route): ErrorCode[] {
  const always: ErrorCode[] = ["invalid_request", "rate_limited", "internal", "unavailable"];
  const key: ErrorCode[] =
    spec.access === "anybody"
      ? []
      : ["unauthenticated", "key_expired", "key_revoked", "address_not_allowed", "account_suspended"];
  const scope: ErrorCode[] = isScope(spec.access) ? ["missing_scope"] : [];
  const body: ErrorCode[] =
    spec.method === "GET"
      ? []
      : ["malformed_json", "payload_too_large", "unsupported_media_type", "invalid_value"];
  const repeat: ErrorCode[] =
    spec.method === "POST" ? ["idempotency_conflict", "idempotency_in_progress"] : [];
  return [...new Set([...spec.errors, ...body, ...key, ...scope, ...repeat, ...always])];
}

function refusalsOf(spec: Route, hasParams: boolean): Record<string, Response> {
  const codes = errorsOf(spec);
  const statuses = [...new Set(codes.map((code) => CATALOGUE[code].http))].sort((a, b) => a - b);
  if (!hasParams && spec.query === undefined && spec.method === "GET") {
    // Nothing can be malformed where nothing is sent.
    statuses.splice(statuses.indexOf(400), 1);
  }
  return Object.fromEntries(
    statuses.map((status) => {
      const rows = codes.map((code) => CATALOGUE[code]).filter((row) => row.http === status);
      const met = new Map(rows.map((row) => [row.v2, row.message]));
      return [String(status), refusalOf(status, met, ALWAYS)];
    }),
  );
}

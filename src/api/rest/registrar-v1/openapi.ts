import { z } from "zod";
import { REGISTRAR_SCOPE_DESCRIPTIONS } from "@/services/access/registrar-scopes";
import { CATALOGUE } from "@/services/error-catalogue";
import { COMMAND_NAMES, COMMANDS, isOfSandbox } from "@/services/registrar/commands";
import { successStatus } from "@/services/registrar/execute";
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
import { type CatalogEntry, errorCatalog } from "./error-catalog";
import { errorsOf } from "./errors-of";
import { type Route, TAGS } from "./route";
import { ROUTES } from "./routes";
import { answerSchema, answers, bodies } from "./wire/components";
import { envelope } from "./wire/envelope";

export interface RegistrarDocument extends OpenApiDocument {
  readonly "x-registrar-error-catalog": readonly CatalogEntry[];
}

const HEADERS = {
  "X-Request-Id": {
    description: "Made by the server: quote it when you ask us about a request",
    schema: { type: "string" },
  },
  "X-Client-Request-Id": {
    description: "Your own `X-Request-Id`, when you sent a well-formed one",
    schema: { type: "string" },
  },
  ...commonHeaders("minute"),
};

const PARAMETERS: Record<string, Parameter> = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description:
      "As `idempotency_key` in the body. The same key with the same command, name and body is answered with the recorded result; with anything else it is refused with 409. A refused command leaves its key free.",
    schema: { type: "string", pattern: "^[!-~]{1,255}$" },
  },
  Sandbox: {
    name: "X-Registrar-Sandbox",
    in: "header",
    required: false,
    description: "As `sandbox` in the body: tried and answered as in production, with 202, and undone.",
    schema: { type: "string", enum: ["1", "true", "0", "false"] },
  },
};

const INTRODUCTION = `Everything a registrar does, for programs.

**Keys.** Send a key of your channel as \`Authorization: Bearer sk_live_…\` (or \`X-API-Key\`). Begin with \`GET /status\`: it says what the key may do, and what is in the way.

**Answers.** One flat object: the envelope (\`success\`, \`command\`, \`status\`, \`sandbox\`, \`idempotent\`, \`idempotency_key\`, \`domain\`, \`audit_id\`, \`registrar_channel_id\`, \`request_id\`) and the command's own fields beside it. \`status\` is the command's (\`success\` or \`sandbox\`); a name's is \`state\`. Refusals have \`success\` false and \`error\`: \`{"code", "message", "retryable", "epp_result_code", "details"}\`, with every faulty field in \`details.errors\`. Times are UTC.

**Sandbox.** \`sandbox: true\`, or the header \`X-Registrar-Sandbox: 1\`: the very same rules, 202, and nothing changes but the audit. Reads of fixtures look there by themselves.

**Repeats.** Give every command that changes something an \`idempotency_key\`. When you do not know what became of it, send it again unchanged.

**Limits.** Each key may ask each endpoint 120 times a minute unless the operators set another; \`X-RateLimit-*\` says where you stand.`;

/** The OpenAPI 3.1 description of this API, made from the very table that routes its requests. */
export function openApiDocument(publicUrl: string): RegistrarDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const route of ROUTES) {
    const operations = paths[route.path] ?? {};
    operations[route.method.toLowerCase()] = operationOf(route);
    paths[route.path] = operations;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Registrar API",
      version: "1.0.0",
      description: INTRODUCTION,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${publicUrl}/api/v1/registrar/v1` }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: {
        ...componentsOf(answers, "output"),
        ...componentsOf(bodies, "input"),
        Error: ERROR,
      },
      parameters: PARAMETERS,
      headers: HEADERS,
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        apiKey: { type: "apiKey", in: "header", name: "X-API-Key" },
      },
    },
    "x-registrar-error-catalog": errorCatalog(publicUrl),
  };
}

const ERROR: Schema = {
  type: "object",
  additionalProperties: false,
  required: [
    "success",
    "command",
    "status",
    "sandbox",
    "idempotency_key",
    "domain",
    "audit_id",
    "registrar_channel_id",
    "request_id",
    "error",
  ],
  properties: {
    success: { type: "boolean", const: false },
    command: { enum: [...COMMAND_NAMES, null] },
    status: { type: "string", const: "failed" },
    sandbox: { type: "boolean" },
    idempotency_key: { type: ["string", "null"] },
    domain: { type: ["string", "null"] },
    audit_id: {
      type: ["integer", "null"],
      description:
        "Null where nothing was written: the key is none of a channel, or was refused far too often before",
    },
    registrar_channel_id: { type: ["string", "null"] },
    request_id: { type: "string" },
    error: {
      type: "object",
      additionalProperties: false,
      required: ["code", "message", "retryable", "epp_result_code", "details"],
      properties: {
        code: { type: "string", examples: ["domain_unavailable"] },
        message: { type: "string" },
        retryable: { type: "boolean" },
        epp_result_code: { type: "integer" },
        details: ERROR_DETAILS,
      },
    },
  },
};

/** The whole answers, by name. */
const answersOf = new Map(
  ROUTES.map((route) => [
    route,
    Object.entries(route.answers).map(([id, fields]) => {
      return answerSchema(id, z.object({ ...envelope(route.command), ...fields }));
    }),
  ]),
);

function operationOf(route: Route): Operation {
  const { scope, summary } = COMMANDS[route.command];
  return {
    operationId: route.command,
    tags: [route.tag],
    summary,
    description: [
      route.description,
      `Needs the scope \`${scope}\`: ${REGISTRAR_SCOPE_DESCRIPTIONS[scope].toLowerCase()}.`,
    ]
      .filter(Boolean)
      .join("\n\n"),
    security: [{ bearer: [] }, { apiKey: [] }],
    parameters: parametersOf(route),
    requestBody: route.body && {
      required: !route.bodyOptional,
      content: {
        "application/json": { schema: schemaOf(route.body, bodies, "input"), example: route.bodyExample },
      },
    },
    responses: { ...successOf(route), ...refusalsOf(route) },
  };
}

const DOMAIN: Parameter = {
  name: "domain",
  in: "path",
  required: true,
  description: "The full name",
  schema: { type: "string", examples: ["alice.defiwallet"] },
};

function parametersOf(route: Route): Operation["parameters"] {
  return [
    ...(route.path.includes("{domain}") ? [DOMAIN] : []),
    ...queryParameters(route.query),
    ...(route.body ? [{ $ref: "#/components/parameters/IdempotencyKey" }] : []),
    ...(route.tag === "Domains" ? [{ $ref: "#/components/parameters/Sandbox" }] : []),
  ];
}

const ALWAYS = [
  "X-Request-Id",
  "X-Client-Request-Id",
  "X-RateLimit-Limit",
  "X-RateLimit-Remaining",
  "X-RateLimit-Reset",
];

function successOf(route: Route): Record<string, Response> {
  const refs = (answersOf.get(route) ?? []).map((schema) => schemaOf(schema, answers, "output"));
  const [only] = refs;
  const schema: Schema = only && refs.length === 1 ? only : { anyOf: refs };
  const { mutates } = COMMANDS[route.command];
  const isKeyed = mutates || isOfSandbox(route.command);
  const made = (description: string): Response => ({
    description,
    headers: headerRefs(isKeyed ? [...ALWAYS, "Idempotent-Replayed"] : ALWAYS),
    content: { "application/json": { schema } },
  });
  if (isOfSandbox(route.command)) return { "202": made("Done in the sandbox") };
  const status = successStatus(route.command);
  return {
    [String(status)]: made(status === 201 ? "Registered" : "Done"),
    ...(mutates ? { "202": made("Tried in the sandbox") } : {}),
  };
}

function refusalsOf(route: Route): Record<string, Response> {
  const rows = errorsOf(route).map((code) => CATALOGUE[code]);
  const statuses = [...new Set(rows.map(({ http }) => http))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const met = new Map(
        rows.filter(({ http }) => http === status).map((row) => [row.registrar, row.message]),
      );
      return [String(status), refusalOf(status, met, ALWAYS)];
    }),
  );
}

import { z } from "zod";

/** A JSON Schema, draft 2020-12, as OpenAPI 3.1 takes it. */
export type Schema = Record<string, unknown>;

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

export interface Response {
  readonly description: string;
  readonly headers?: Record<string, { $ref: string }>;
  readonly content?: Readonly<Record<string, { schema: Schema }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly security: readonly Record<string, readonly string[]>[];
  readonly parameters: readonly (Parameter | { $ref: string })[];
  readonly requestBody?: {
    required: boolean;
    content: Readonly<Record<string, { schema: Schema; example?: unknown }>>;
  };
  readonly responses: Record<string, Response>;
}

/** The parts of an OpenAPI 3.1 document that ours have. */
export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: Record<string, unknown>;
  readonly servers: readonly { url: string }[];
  readonly tags: readonly { name: string; description: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  /** What is sent to clients, by the event's name. */
  readonly webhooks?: Record<string, { readonly post: Omit<Operation, "responses"> & { responses: Schema } }>;
  readonly components: {
    readonly schemas: Record<string, Schema>;
    readonly parameters: Record<string, Parameter>;
    readonly headers: Record<string, unknown>;
    readonly securitySchemes: Record<string, unknown>;
  };
}

/** Schemas by the name they have in a document. */
export type SchemaNames = ReturnType<typeof z.registry<{ id: string }>>;

/** Every schema of `names` as a component. */
export function componentsOf(names: SchemaNames, io: "input" | "output"): Record<string, Schema> {
  const { schemas } = z.toJSONSchema(names, { io, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
}

/** A schema by reference where it has a name, else written out. */
export function schemaOf(schema: z.ZodType, names: SchemaNames, io: "input" | "output"): Schema {
  const id = names.get(schema)?.id;
  if (id !== undefined) return { $ref: `#/components/schemas/${id}` };
  if (schema instanceof z.ZodArray) {
    return { type: "array", items: schemaOf(schema.element as z.ZodType, names, io) };
  }
  return bare(z.toJSONSchema(schema, { io }));
}

function bare(schema: object): Schema {
  const { $schema: _, $id: __, id: ___, ...rest } = schema as Schema;
  return rest;
}

/** The `details` of a refusal, in every dialect that has them. */
export const ERROR_DETAILS: Schema = {
  type: "object",
  properties: {
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["field", "message"],
        properties: { field: { type: "string" }, message: { type: "string" } },
      },
    },
  },
};

/** What answers tell of the rate limit, whose window is a minute or an hour, and of repeats. */
export function commonHeaders(
  window: "minute" | "hour",
): Record<string, { description: string; schema: Schema }> {
  return {
    "X-RateLimit-Limit": {
      description: window === "hour" ? "Requests in an hour" : "Requests in a minute",
      schema: { type: "integer" },
    },
    "X-RateLimit-Remaining": {
      description: `Requests left in this ${window}`,
      schema: { type: "integer" },
    },
    "X-RateLimit-Reset": {
      description: `When the ${window} ends, seconds since 1970`,
      schema: { type: "integer" },
    },
    "Retry-After": { description: "Seconds to wait", schema: { type: "integer" } },
    "Idempotent-Replayed": {
      description: "`true` when this is the recorded answer to an earlier request with the same key",
      schema: { type: "string", enum: ["true"] },
    },
  };
}

/** Headers by reference to the document's components. */
export function headerRefs(names: readonly string[]): Record<string, { $ref: string }> {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** The answer of one status: the codes that may be met there, each with its message. */
export function refusalOf(
  status: number,
  codes: ReadonlyMap<string, string>,
  headers: readonly string[],
): Response {
  const mayWait = status === 429 || status === 503 || status === 409;
  return {
    description: [...codes].map(([code, message]) => `\`${code}\`: ${message}`).join("\n\n"),
    headers: headerRefs(mayWait ? [...headers, "Retry-After"] : headers),
    content: {
      "application/json": {
        schema: {
          allOf: [{ $ref: "#/components/schemas/Error" }],
          properties: { error: { properties: { code: { enum: [...codes.keys()] } } } },
        },
      },
    },
  };
}

/** The fields of a query as parameters. */
export function queryParameters(query: z.ZodType | undefined): Parameter[] {
  const { properties = {}, required = [] } = query ? z.toJSONSchema(query, { io: "input" }) : {};
  return Object.entries(properties).map(([name, schema]): Parameter => {
    const { description, ...rest } = schema as Schema;
    return {
      name,
      in: "query",
      required: required.includes(name),
      description: description as string | undefined,
      schema: rest,
    };
  });
}

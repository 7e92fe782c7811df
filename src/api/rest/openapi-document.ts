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
  readonly content?: { "application/json": { schema: Schema } };
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
    content: { "application/json": { schema: Schema; example?: unknown } };
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

/** The fields of a query as parameters. */
export function queryParameters(query: z.ZodType | undefined): Parameter[] {
  const { properties = {} } = query ? z.toJSONSchema(query, { io: "input" }) : {};
  return Object.entries(properties).map(([name, schema]): Parameter => {
    const { description, ...rest } = schema as Schema;
    return {
      name,
      in: "query",
      required: false,
      description: description as string | undefined,
      schema: rest,
    };
  });
}

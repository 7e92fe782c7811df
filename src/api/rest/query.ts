import { z } from "zod";
import { assertCleanText } from "../clean-text";
import { parseInput } from "./input";

/** The query's fields and how their text is read. */
export type QueryTypes = ReadonlyMap<string, string>;

export function queryTypes(query: z.ZodType | undefined): QueryTypes {
  if (!query) return new Map();
  const { properties = {} } = z.toJSONSchema(query, { io: "input" });
  return new Map(
    Object.entries(properties).map(([name, schema]) => [
      name,
      typeof schema === "object" && typeof schema.type === "string" ? schema.type : "string",
    ]),
  );
}

/** A query's known fields with numbers and flags read; what cannot be read stays a text, for the schema to refuse. */
export function readQuery(
  types: QueryTypes,
  find: (name: string) => string | undefined,
  findAll: (name: string) => string[] | undefined = () => undefined,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, type] of types) {
    if (type === "array") {
      // Arrays repeat their name: `extensions=a&extensions=b`.
      const texts = findAll(name);
      if (texts) input[name] = texts;
      continue;
    }
    const text = find(name);
    if (text !== undefined) input[name] = readText(text, type);
  }
  return input;
}

/**
 * Checks a query that was read against its schema. What is in an address can be escaped like anything else: null
 * characters too.
 * @throws RegistryError invalid_request
 */
export function parseQuery<T>(schema: z.ZodType<T>, query: Record<string, unknown>): T {
  assertCleanText(query);
  return parseInput(schema, query, "invalid_request");
}

function readText(text: string, type: string): unknown {
  if ((type === "integer" || type === "number") && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

import type { core, z } from "zod";
import { type FieldFault, RegistryError } from "@/services/errors";

type Issue = core.$ZodIssue;

/**
 * Checks a body or query against its schema. What is missing, unknown or of another type is `invalid_request`; what has
 * the right type and a wrong value is `invalid_value`.
 * @param wrongValue the error for a wrong value; a query has no other than `invalid_request`
 * @throws RegistryError
 */
export function parseInput<T>(
  schema: z.ZodType<T>,
  input: unknown,
  wrongValue: "invalid_value" | "invalid_request" = "invalid_value",
): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = findFaults(parsed.error.issues, input);
  const shapes = faults.filter((fault) => fault.shape);
  const shown = (shapes.length > 0 ? shapes : faults).slice(0, MOST_FAULTS);
  const first = shown[0];
  throw new RegistryError(shapes.length > 0 ? "invalid_request" : wrongValue, {
    message: first && `${first.path || "The body"} ${first.message}`,
    fields: shown.map(({ path, message }) => ({ path, message })),
  });
}

const MOST_FAULTS = 50;

/** One place of an input where its schema is not met. */
export interface Fault extends FieldFault {
  /** The type is wrong, not the value. */
  readonly shape: boolean;
  /** What stands there is missing. */
  readonly missing?: true;
  /** Of another type than this one, as Zod calls it. */
  readonly wanted?: string;
  /** None of these. */
  readonly choices?: readonly string[];
}

/** Every fault that a schema found in `input`. */
export function findFaults(issues: readonly Issue[], input: unknown): Fault[] {
  return issues.flatMap((issue) => flatten(issue, input, []));
}

function flatten(issue: Issue, input: unknown, above: readonly PropertyKey[]): Fault[] {
  const path = [...above, ...issue.path];
  const at = path.map(String).join(".");
  const value = valueAt(input, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: at === "" ? key : `${at}.${key}`,
        message: "is not a field of this request",
        shape: true,
      }));
    case "invalid_type":
      if (value === undefined) return [missingAt(at)];
      return [{ path: at, message: typeMessage(issue, value), shape: true, wanted: issue.expected }];
    case "invalid_union":
      return (
        nearest(issue.errors, input, path) ?? [{ path: at, message: "is of the wrong type", shape: true }]
      );
    case "invalid_value": {
      if (value === undefined) return [missingAt(at)];
      const choices = issue.values.map(String);
      const shape = issue.values.every((v) => typeof v !== typeof value);
      return [{ path: at, message: `must be ${list(choices)}`, shape, choices }];
    }
    default:
      return [{ path: at, message: `is not valid: ${lowerFirst(issue.message)}`, shape: false }];
  }
}

function missingAt(path: string): Fault {
  return { path, message: "is required", shape: true, missing: true };
}

/** Of a union's alternatives, the faults of the one whose own type fits. */
function nearest(
  alternatives: readonly (readonly Issue[])[],
  input: unknown,
  path: readonly PropertyKey[],
): Fault[] | null {
  const fitting = alternatives.find((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code !== "invalid_type"),
  );
  return fitting ? fitting.flatMap((issue) => flatten(issue, input, path)) : null;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

const TYPE_WORDS: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function typeMessage(issue: Extract<Issue, { code: "invalid_type" }>, value: unknown): string {
  const wanted = TYPE_WORDS[issue.expected] ?? issue.expected;
  const given =
    value === null ? "null" : Array.isArray(value) ? "a list" : (TYPE_WORDS[typeof value] ?? typeof value);
  if (wanted === "a whole number" && typeof value === "number") return "must be a whole number";
  return `must be ${wanted}, not ${typeof value === "boolean" ? String(value) : given}`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

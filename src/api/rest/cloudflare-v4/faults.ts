import type { z } from "zod";
import { RegistryError } from "@/services/errors";
import { type Fault, findFaults } from "../input";
import { escapePart } from "./errors";

/**
 * Checks a body, or a query, against its schema, and says what is wrong in this dialect's words: each fault with its
 * pointer.
 * @throws RegistryError invalid_request | invalid_value
 */
export function parseWith<T>(schema: z.ZodType<T>, input: unknown, flat = false): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = findFaults(parsed.error.issues, input).slice(0, MOST_FAULTS);
  throw new RegistryError(faults.some(({ shape }) => shape) ? "invalid_request" : "invalid_value", {
    message: faults[0] && inWords(faults[0]),
    fields: faults.map((fault) => ({
      // Names of a query's parameters have dots of their own.
      path: flat ? `/${escapePart(fault.path)}` : fault.path,
      message: inWords(fault),
    })),
  });
}

const MOST_FAULTS = 50;

const TYPES: Record<string, string> = {
  string: "a string",
  number: "a number",
  int: "an integer",
  boolean: "a boolean",
  array: "an array",
  object: "an object",
  record: "an object",
};

function inWords({ path, message, missing, wanted, choices }: Fault): string {
  const field = path.split(".").at(-1) || "The body";
  if (missing) return `${field} is required`;
  if (wanted !== undefined) return `Must be ${TYPES[wanted] ?? wanted}`;
  if (choices) return `Must be one of: ${choices.join(", ")}`;
  return message.replace(/^is not valid: (.)/, (_, first: string) => first.toUpperCase());
}

import { z } from "zod";

/** Schemas of answers and of bodies by the name they have in the OpenAPI document. */
export const answers = z.registry<{ id: string }>();
export const bodies = z.registry<{ id: string }>();

export function answerSchema<T extends z.ZodType>(id: string, schema: T): T {
  answers.add(schema, { id });
  return schema;
}

export function bodySchema<T extends z.ZodType>(id: string, schema: T): T {
  bodies.add(schema, { id });
  return schema;
}

/** `2026-01-08T12:00:00Z`: UTC, whole seconds. */
export const timestamp = z.string().meta({ format: "date-time", example: "2026-01-08T12:00:00Z" });

/** 32 hexadecimal digits. */
export const identifier = z.string().meta({
  pattern: "^[0-9a-f]{32}$",
  example: "019ab0c18f5e7a319d523c0f6a1b2d4e",
});

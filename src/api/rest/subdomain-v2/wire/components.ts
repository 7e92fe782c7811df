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

/** `2025-01-08T12:00:00Z`: UTC, whole seconds. */
export const timestamp = z.string().meta({ format: "date-time", example: "2026-01-08T12:00:00Z" });

export const currency = z.string().meta({ description: "ISO 4217", example: "USD" });

/** A decimal amount in the currency's usual unit: 29.99. */
export const decimal = z.number().meta({ example: 29.99 });

export const pageQuery = {
  page: z.int().min(1).max(1_000_000).default(1).meta({ description: "Page, from 1" }),
  limit: z.int().min(1).max(100).default(50).meta({ description: "Results per page, at most 100" }),
};

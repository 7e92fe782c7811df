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

/** An amount of money: decimal as a text, so that nothing is lost. */
export const money = answerSchema(
  "Money",
  z.object({
    amount: z.string().meta({ example: "12.00" }),
    currency: z.string().meta({ description: "ISO 4217", example: "USD" }),
  }),
);

/** Part of every body. */
export const control = {
  sandbox: z.boolean().optional().meta({
    description:
      "Tried and answered as in production, and undone: the header X-Registrar-Sandbox does the same",
  }),
  idempotency_key: z.string().optional().meta({
    description: "1 to 255 visible ASCII characters; the header Idempotency-Key does the same",
    example: "order-4711",
  }),
};

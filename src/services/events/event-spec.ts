import { z } from "zod";

/** What one type of event is: for the docs, OpenAPI and the forms where endpoints choose. */
export interface EventSpec {
  /** Sentence case, without a full stop: "Name registered". */
  readonly title: string;
  /** When it happens, and what a receiver wants to know beside the fields. */
  readonly description: string;
  /** Of `data`: snake_case, times in RFC 3339, UTC. */
  readonly data: z.ZodObject;
  readonly example: Readonly<Record<string, unknown>>;
}

/** Declares an event. */
export function event<Shape extends z.ZodRawShape>(
  title: string,
  description: string,
  shape: Shape,
  example: Partial<Record<keyof Shape & string, unknown>>,
): EventSpec {
  return { title, description, data: z.object(shape), example };
}

export const time = z.iso.datetime().meta({ description: "UTC" });
export const subdomain = z.string().meta({ description: "The whole name, as in DNS" });
export const registrantId = z.int().meta({ description: "The account's number" });
export const currency = z.string().length(3).meta({ description: "ISO 4217" });

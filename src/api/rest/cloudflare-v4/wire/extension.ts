import { z } from "zod";
import { listCountries } from "@/lib/countries";
import { nameSchemaOf } from "@/services/names/extension-schema";
import type { Extension } from "@/services/names/extensions";
import { answerSchema } from "./components";
import { createBody, transferInBody } from "./registrar-bodies";

const jsonSchema = z.record(z.string(), z.unknown()).meta({ description: "JSON Schema, 2020-12" });

export const extensionAnswer = answerSchema(
  "Extension",
  z.object({
    metadata: z.object({
      name: z.string().meta({ example: "com.store" }),
      tld: z.string().meta({ description: "The last label of its name", example: "store" }),
    }),
    registration_schema: jsonSchema,
    transfer_schema: jsonSchema,
  }),
);

type JsonSchema = Record<string, unknown> & { readonly properties?: Record<string, unknown> };

/** What a body is checked with, as JSON Schema. */
function schemaOf(body: z.ZodType): JsonSchema {
  return z.toJSONSchema(body, {
    io: "input",
    reused: "ref",
    override({ jsonSchema: schema }) {
      // Patterns say it all; formats and examples in OpenAPI's way are unknown to strict validators.
      delete schema.example;
      if (schema.pattern) delete schema.format;
      if (schema.pattern === COUNTRY) {
        delete schema.pattern;
        schema.enum = listCountries().map(({ code }) => code);
      }
      // Spaces around a text are cut off before it is measured.
      if (schema.pattern === TEXT && schema.minLength === 1) schema.pattern = SOME_TEXT;
    },
  });
}

const COUNTRY = "^[A-Z]{2}$";
const TEXT = "^[^\\p{Cc}\\p{Cs}]*$";
const SOME_TEXT = "^[^\\p{Cc}\\p{Cs}]*[^\\p{Cc}\\p{Cs}\\s][^\\p{Cc}\\p{Cs}]*$";

const REGISTRATION = schemaOf(createBody);
const TRANSFER = schemaOf(transferInBody);

/** An extension with the schemas of what is sent to register a name under it, and to transfer one in. */
export function toExtension({ name, tld, policy }: Extension) {
  const { minYears, maxYears } = policy;
  const years = {
    type: "integer",
    minimum: minYears,
    maximum: maxYears,
    default: minYears,
    description: "Years to register",
  };
  return {
    metadata: { name, tld },
    registration_schema: {
      ...REGISTRATION,
      title: `Registration under ${name}`,
      properties: { ...REGISTRATION.properties, domain_name: nameSchemaOf(policy), years },
    },
    transfer_schema: { ...TRANSFER, title: `Transfer of a name under ${name}` },
  };
}

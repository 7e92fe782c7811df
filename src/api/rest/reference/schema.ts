import type { Schema } from "../openapi-document";
import { type Html, html, inline } from "./html";

/** The name at the end of `#/components/schemas/Name`. */
function refName(schema: Schema): string | null {
  return typeof schema.$ref === "string" ? (schema.$ref.split("/").at(-1) ?? null) : null;
}

/** A schema's type in words; named objects are links to their own table. */
export function typeText(schema: Schema): Html {
  const name = refName(schema);
  if (name) return html`<a href="#${name}">${name}</a>`;
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices) return joined(choices.map(typeText), " or ");
  if (schema.type === "array") return html`list of ${typeText((schema.items ?? {}) as Schema)}`;
  if (Array.isArray(schema.enum))
    return joined(
      schema.enum.map((value) => html`<code>${String(value)}</code>`),
      " or ",
    );
  if (schema.const !== undefined) return html`<code>${String(schema.const)}</code>`;
  if (schema.format === "date-time") return html`time`;
  if (schema.type === "object" && schema.properties) {
    const fields = Object.keys(schema.properties as object);
    return html`object: ${joined(
      fields.map((field) => html`<code>${field}</code>`),
      ", ",
    )}`;
  }
  return html`${String(schema.type ?? "any")}`;
}

function joined(parts: readonly Html[], between: string): Html {
  return html`${parts.map((part, index) => html`${index > 0 ? between : ""}${part}`)}`;
}

/** What is said of a field beyond its type. */
export function notesOf(schema: Schema): Html {
  const notes: string[] = [];
  if (typeof schema.description === "string") notes.push(`${schema.description}.`);
  if (schema.default !== undefined && JSON.stringify(schema.default) !== "[]") {
    notes.push(`Default: \`${JSON.stringify(schema.default)}\`.`);
  }
  if (typeof schema.minimum === "number" && typeof schema.maximum === "number" && schema.maximum < 1e9) {
    notes.push(`${schema.minimum} to ${schema.maximum}.`);
  }
  if (typeof schema.maxLength === "number") notes.push(`At most ${schema.maxLength} characters.`);
  if (typeof schema.maxItems === "number") notes.push(`At most ${schema.maxItems}.`);
  return inline(notes.join(" "));
}

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string;
}

export function fieldsOf(schema: Schema): Field[] {
  const required = new Set(Array.isArray(schema.required) ? (schema.required as string[]) : []);
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  return Object.entries(properties).map(([name, field]) => ({
    name,
    required: required.has(name),
    schema: field,
  }));
}

/** A table of fields. `answer`: whether they are sent to the reader, where every field is there unless said otherwise. */
export function fieldTable(label: string, fields: readonly Field[], answer = false): Html {
  if (fields.length === 0) return html``;
  const row = ({ name, required, schema, description }: Field) => html`
    <tr>
      <th scope="row"><code>${name}</code>${required === answer ? "" : html` <small>${answer ? "optional" : "required"}</small>`}</th>
      <td>${typeText(schema)}</td>
      <td>${notesOf(description ? { ...schema, description } : schema)}</td>
    </tr>`;
  return html`
    <div class="scroll" role="region" aria-label="${label}" tabindex="0">
      <table>
        <thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
        <tbody>${fields.map(row)}</tbody>
      </table>
    </div>`;
}

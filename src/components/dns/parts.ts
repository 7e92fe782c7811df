import { quoteString, tokenize, unescapeString } from "@/lib/dns/tokens";
import { RECORD_FORMS } from "./record-types";

/** A value taken apart, by the names of its parts. */
export type Parts = Readonly<Record<string, string>>;

/** Parts that are written as quoted strings. */
const QUOTED: Readonly<Record<string, readonly string[]>> = {
  CAA: ["value"],
  URI: ["target"],
  NAPTR: ["flags", "services", "regexp"],
};

/** The priority of MX and SRV is kept beside the value, not in it. */
export const hasPriority = (type: string) => type === "MX" || type === "SRV";

/** What a new record's form begins with. */
export function initialParts(type: string): Parts {
  const parts = RECORD_FORMS[type]?.parts ?? [];
  return Object.fromEntries(parts.map(({ name, initial = "" }) => [name, initial]));
}

/** The stored value as the fields of its form. */
export function splitValue(type: string, value: string, priority: number | null): Parts {
  const fields = RECORD_FORMS[type]?.parts ?? [];
  const first = fields[0]?.name ?? "value";
  if (fields.length < 2) return { [first]: value };
  const tokens = tokenize(priority === null ? value : `${priority} ${value}`);
  const decoder = new TextDecoder();
  return Object.fromEntries(
    fields.map(({ name }, index) => {
      const taken = index === fields.length - 1 ? tokens.slice(index) : tokens.slice(index, index + 1);
      const text = taken.map((token) =>
        token.quoted ? decoder.decode(unescapeString(token.text)) : token.text,
      );
      return [name, text.join(" ")];
    }),
  );
}

/** The fields as a value in zone-file form, the priority in front. For TXT see `joinValue`'s caller: it is the text itself. */
export function joinValue(type: string, parts: Parts): string {
  const fields = RECORD_FORMS[type]?.parts ?? [];
  return fields
    .map(({ name }) => {
      const text = (parts[name] ?? "").trim();
      if (!QUOTED[type]?.includes(name)) return text;
      return quoteString(new TextEncoder().encode(text));
    })
    .join(" ")
    .trim();
}

import type { z } from "zod";
import { type FieldFault, RegistryError } from "@/services/errors";
import { domainText, nameText } from "@/services/names/schema";

/** How a body says which name it is about. */
export const target = {
  domain: nameText.optional().meta({ description: "The full name", example: "alice.defiwallet" }),
  label: nameText.optional().meta({ description: "Instead of `domain`, with `tld`", example: "alice" }),
  tld: domainText
    .optional()
    .meta({ description: "Instead of `domain`, with `label`", example: "defiwallet" }),
};

export type Target = z.output<z.ZodObject<typeof target>>;

/**
 * The full name that a body is about.
 * @throws RegistryError invalid_request (neither, or both ways of saying it) | invalid_label
 */
export function nameOf({ domain, label, tld }: Target): string {
  if (domain !== undefined) {
    if (label === undefined && tld === undefined) return fullName(domain);
    throw unclear([{ path: "label", message: "goes with tld, without domain" }]);
  }
  if (label !== undefined && tld !== undefined) return joined(label, tld);
  if (label === undefined && tld === undefined) {
    throw unclear([{ path: "domain", message: "is required, or label and tld" }]);
  }
  const path = label === undefined ? "label" : "tld";
  throw unclear([{ path, message: "is required too, or send domain instead of both" }]);
}

/** A name as a path or body has it. @throws RegistryError invalid_label for a bare label */
export function fullName(text: string, path = "domain"): string {
  // The dots that people type instead (UTS 46 §4).
  if (/[.\u3002\uff0e\uff61]./.test(text)) return text;
  const message = "must be a full name, such as alice.defiwallet";
  throw new RegistryError("invalid_label", {
    message: `${path} ${message}`,
    fields: [{ path, message }],
  });
}

function joined(label: string, tld: string): string {
  return `${label.trim().replace(/\.$/, "")}.${tld.trim().replace(/^\./, "")}`;
}

function unclear(fields: FieldFault[]): RegistryError {
  const [first] = fields;
  return new RegistryError("invalid_request", { message: `${first?.path} ${first?.message}`, fields });
}

/** What a body is about as far as it can be told before it is checked: for the log of one that is refused. */
export function guessName(json: unknown): string | null {
  if (json === null || typeof json !== "object" || Array.isArray(json)) return null;
  const { domain, label, tld } = json as Record<string, unknown>;
  if (typeof domain === "string") return roughName(domain);
  return typeof label === "string" && typeof tld === "string" ? roughName(joined(label, tld)) : null;
}

/** A name near enough to its canonical form to be found by it. */
export function roughName(text: string): string {
  return text
    .slice(0, 1_024)
    .toWellFormed()
    .replaceAll("\0", "\ufffd")
    .trim()
    .replace(/\.$/, "")
    .toLowerCase();
}

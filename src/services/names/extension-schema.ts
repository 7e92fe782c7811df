import type { NamespacePolicy } from "../namespaces/policy";

type Rules = Pick<NamespacePolicy, "name" | "minLabelLength" | "maxLabelLength" | "idnScripts">;

/** Longest label, octets: RFC 1035 §2.3.4. */
const LONGEST = 63;

/**
 * JSON Schema of the full names that can be asked for under a namespace: `parseName` and `parseLabel`, as far as patterns
 * can say it. Letters beyond ASCII are held to more rules (RFC 5891, scripts) than are written here. Without look-around,
 * which not every validator knows.
 */
export function nameSchemaOf({ name, minLabelLength, maxLabelLength, idnScripts }: Rules) {
  const behind = `\\.${anyCase(name)}\\.?\\s*$`;
  const bounds = `{${minLabelLength},${Math.min(maxLabelLength, LONGEST)}}`;
  const plain = {
    pattern: `^\\s*[A-Za-z0-9-]${bounds}${behind}`,
    not: { pattern: `^\\s*-|^\\s*..--|-${behind}` },
  };
  const about = {
    type: "string",
    description: `A label of ${minLabelLength} to ${maxLabelLength} characters under ${name}`,
    examples: [`my-brand.${name}`],
  };
  if (idnScripts.length === 0) return { ...about, ...plain };
  const unicode = { pattern: `^\\s*[^\\s.]*[^\\x00-\\x7f\\s.][^\\s.]*${behind}` };
  const encoded = { pattern: `^\\s*[xX][nN]--[A-Za-z0-9-]*[A-Za-z0-9]${behind}` };
  const description = `${about.description}; also letters of ${idnScripts.join(", ")}, written so or as A-label`;
  return { ...about, description, anyOf: [plain, encoded, unicode] };
}

function anyCase(name: string): string {
  return name.replace(/./g, (letter) => {
    if (letter === ".") return "\\.";
    return /[a-z]/.test(letter) ? `[${letter}${letter.toUpperCase()}]` : letter;
  });
}

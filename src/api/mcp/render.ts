/**
 * A tool's answer as text, for clients that show no structured content: a line a fact, lists indented. It says all that
 * the structure says.
 */
export function render(value: unknown): string {
  return lines(value, "").join("\n");
}

function lines(value: unknown, indent: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listItem(item, indent));
  if (value === null || typeof value !== "object") return [`${indent}${plain(value)}`];
  return Object.entries(value).flatMap(([key, part]) => fact(key, part, indent));
}

function fact(key: string, part: unknown, indent: string): string[] {
  if (part === undefined) return [];
  if (part === null || typeof part !== "object") return [`${indent}${key}: ${plain(part)}`];
  const inside = lines(part, `${indent}  `);
  return inside.length === 0 ? [`${indent}${key}: none`] : [`${indent}${key}:`, ...inside];
}

function listItem(item: unknown, indent: string): string[] {
  const [first = "", ...rest] = lines(item, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

/** Text of others stays on its line, so that it cannot pass for a fact of ours. */
function plain(value: unknown): string {
  if (typeof value !== "string") return value === null ? "none" : String(value);
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(value) ? JSON.stringify(value) : value;
}

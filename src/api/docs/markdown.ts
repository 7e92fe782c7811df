/** Pieces of Markdown, as every page of the docs is written in. */

/** A table; cells are Markdown on one line. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function cell(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").replaceAll("|", "\\|");
}

/** Code in a line. */
export function code(text: string): string {
  return `\`${text}\``;
}

export function codes(texts: readonly string[]): string {
  return texts.map(code).join(", ");
}

/** A block of code. */
export function block(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

export function json(value: unknown): string {
  return block("json", JSON.stringify(value, null, 2));
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

export function numbered(lines: readonly string[]): string {
  return lines.map((line, index) => `${index + 1}. ${line}`).join("\n");
}

/** Boxes to tick. */
export function boxes(lines: readonly string[]): string {
  return lines.map((line) => `- [ ] ${line}`).join("\n");
}

export function link(text: string, href: string): string {
  return `[${text}](${href})`;
}

/** Text that stays what it is: Markdown's own characters escaped. */
export function plain(text: string): string {
  return text.replace(/([\\`*_{}[\]<>#|])/g, "\\$1");
}

/** Parts with an empty line between; empty ones are left out. */
export function paragraphs(...parts: readonly (string | null | false)[]): string {
  return parts.filter((part) => typeof part === "string" && part !== "").join("\n\n");
}

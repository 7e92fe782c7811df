/** Characters that mean something in Markdown, or to whoever reads it in a terminal. */
const SPECIAL = /[\\`*[\]<|~$&]/g;
/** Underscores inside a word mean nothing in CommonMark: `create_domain` stays as it is. */
const EDGE_UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** Control characters, and those that turn the direction of text around. */
const HIDDEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** One line of text that others have written, as Markdown that shows exactly it: for table cells and headings. */
export function inline(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, " ")
    .replace(HIDDEN, "\uFFFD")
    .replace(SPECIAL, (character) =>
      character === "<" ? "&lt;" : character === "&" ? "&amp;" : `\\${character}`,
    )
    .replace(EDGE_UNDERSCORE, "\\_");
}

/** What begins a heading, a list or a quotation, at the start of a line. */
const OPENING = /^(\s*)(?:([-+=#>])|(\d+)([.)]))/;

/** Several lines as a quotation: nothing in them can begin a heading, a list or a table. */
export function quotation(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const safe = inline(line).replace(OPENING, (_, space, sign, number, point) =>
        sign ? `${space}\\${sign}` : `${space}${number}\\${point}`,
      );
      return `> ${safe}`.trimEnd();
    })
    .join("\n");
}

/** A table row. */
export function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => (cell === "" ? "–" : inline(cell))).join(" | ")} |`;
}

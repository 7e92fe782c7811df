import MarkdownIt, { type Token } from "markdown-it";
import { Html } from "../rest/reference/html";

/** A heading of a page, for its table of contents. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

export interface Rendered {
  readonly body: Html;
  readonly headings: readonly Heading[];
}

/** CommonMark with tables; HTML in a text stays text, and links to anything but pages and mail are none. */
const markdown = new MarkdownIt("default", { html: false, linkify: false, typographer: false });
const { rules } = markdown.renderer;

/** A wide table scrolls within itself, and can be reached by the keyboard for that. */
rules.table_open = (tokens, index) =>
  `<div class="scroll" role="region" tabindex="0" aria-label="${label(tokens, index)}"><table>`;
rules.table_close = () => "</table></div>";

rules.fence = (tokens, index) => {
  const { content = "", info = "" } = tokens[index] ?? {};
  const { escapeHtml } = markdown.utils;
  const text = escapeHtml(content.replace(/\n$/, ""));
  const language = escapeHtml(info.trim() || "text");
  return `<div class="code"><button type="button" class="copy" hidden>Copy</button><pre tabindex="0" aria-label="Code: ${language}"><code>${text}</code></pre></div>\n`;
};

/** Indented code, as it stands within a list. */
rules.code_block = rules.fence;

/** Markdown as markup: headings have anchors, table cells the name of their column, for narrow screens. */
export function render(text: string): Rendered {
  const tokens = markdown.parse(text, {});
  const headings = nameHeadings(tokens);
  nameCells(tokens);
  tickBoxes(tokens);
  return { body: new Html(markdown.renderer.render(tokens, markdown.options, {})), headings };
}

function nameHeadings(tokens: readonly Token[]): Heading[] {
  const used = new Set<string>();
  return tokens.flatMap((token, index): Heading[] => {
    if (token.type !== "heading_open") return [];
    const text = plainText(tokens[index + 1]);
    const id = unused(slug(text), used);
    token.attrSet("id", id);
    return [{ level: Number(token.tag.slice(1)), id, text }];
  });
}

/** What a reader sees of a line. */
function plainText(inline: Token | undefined): string {
  return (inline?.children ?? []).map(({ content }) => content).join("");
}

function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "part"
  );
}

function unused(id: string, used: Set<string>): string {
  let free = id;
  for (let n = 2; used.has(free); n++) free = `${id}-${n}`;
  used.add(free);
  return free;
}

function nameCells(tokens: readonly Token[]): void {
  let head: string[] = [];
  let column = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === "thead_open") head = [];
    if (token.type === "tr_open") column = 0;
    if (token.type === "th_open") {
      token.attrSet("scope", "col");
      head.push(plainText(tokens[index + 1]));
    }
    if (token.type === "td_open") token.attrSet("data-label", head[column++] ?? "");
  }
}

/** `[ ]` at the beginning of a line of a list is a box to tick on paper. */
function tickBoxes(tokens: readonly Token[]): void {
  for (const { type, children } of tokens) {
    const [first] = children ?? [];
    if (type === "inline" && first?.type === "text") first.content = first.content.replace(/^\[ \] /, "☐ ");
  }
}

/** A table is called as the heading above it. */
function label(tokens: readonly Token[], index: number): string {
  for (let at = index; at >= 0; at--) {
    if (tokens[at]?.type === "heading_open") {
      return markdown.utils.escapeHtml(`Table: ${plainText(tokens[at + 1])}`);
    }
  }
  return "Table";
}

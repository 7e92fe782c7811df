import type { DocsFacts } from "./facts";

/** One page of the docs, shown as HTML and as Markdown. */
export interface DocsPage {
  /** Below the portal's URL; `.md` at its end is the page in Markdown. */
  readonly path: string;
  readonly title: string;
  /** One sentence for search engines and for the index. */
  readonly description: string;
  /** Without the title, which stands before it. */
  markdown(facts: DocsFacts): string | Promise<string>;
}

/** A page's whole text in Markdown, as its `.md` is served. Links within the portal get its URL. */
export async function pageText(page: DocsPage, facts: DocsFacts): Promise<string> {
  const body = await page.markdown(facts);
  return `# ${page.title}\n\n${page.description}\n\n${body.trim()}\n`;
}

/** The same for readers outside of the portal: its own links with their host. */
export function withHost(text: string, publicUrl: string): string {
  return text.replace(/\]\(\/(?!\/)/g, `](${publicUrl}/`);
}

import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import { sha256 } from "@/lib/secret";
import { type DocsSettings, loadFacts } from "./facts";
import { documentOf } from "./layout";
import { llmsText } from "./llms";
import { type DocsPage, pageText, withHost } from "./page";
import { render } from "./render";
import { findPage, listGuides } from "./site";
import { STYLE } from "./style";

/** Paths of the docs; what is below them is theirs too. */
export const DOCS_PATHS = ["/docs", "/docs.md", "/llms.txt"];

const STYLE_PATH = `/docs/style.${sha256(STYLE).slice(0, 10)}.css`;

const FONTS: Record<string, string> = {
  "geist.woff2": "node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  "geist-mono.woff2": "node_modules/geist/dist/fonts/geist-mono/GeistMono-Variable.woff2",
};

/** Everybody reads the same: nobody is asked who they are. */
const PUBLIC = "public, max-age=300";
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The docs: pages made from what the running server offers, as HTML and, with `.md`, as Markdown. */
export function docs(settings: DocsSettings): Hono {
  const app = new Hono({ strict: false });
  app.get(STYLE_PATH, (c) => {
    c.header("cache-control", "public, max-age=31536000, immutable");
    return c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" });
  });
  for (const [name, path] of Object.entries(FONTS)) {
    app.get(`/docs/fonts/${name}`, serveStatic({ path }), (c) => c.notFound());
  }
  app.get("/llms.txt", async (c) => {
    const text = llmsText(await loadFacts(settings), listGuides());
    return send(c, text, "text/plain; charset=utf-8");
  });
  app.get("/docs.md", (c) => answer(c, "/docs.md"));
  app.get("/docs", (c) => answer(c, "/docs"));
  app.get("/docs/*", (c) => answer(c, c.req.path.replace(/(?!^)\/$/, "")));
  return app;

  async function answer(c: Context, path: string): Promise<Response> {
    const isMarkdown = path.endsWith(".md");
    const page = findPage(isMarkdown ? path.slice(0, -3) : path);
    if (isMarkdown) return page ? asMarkdown(c, page) : c.text("There is no such page: see /docs.md\n", 404);
    return page ? asHtml(c, page) : notFound(c, path);
  }

  async function asMarkdown(c: Context, page: DocsPage): Promise<Response> {
    const text = withHost(await pageText(page, await loadFacts(settings)), settings.publicUrl);
    return send(c, text, "text/markdown; charset=utf-8");
  }

  async function asHtml(c: Context, page: DocsPage): Promise<Response> {
    const { path, title, description } = page;
    const content = render(await page.markdown(await loadFacts(settings)));
    const text = documentOf({ path, title, description, content, style: STYLE_PATH, isPage: true });
    c.header("content-security-policy", POLICY);
    return send(c, text, "text/html; charset=utf-8");
  }
}

/** A reader that has the page as it is gets told so. */
function send(c: Context, text: string, type: string): Response {
  const tag = `"${sha256(text).slice(0, 20)}"`;
  c.header("cache-control", PUBLIC);
  c.header("etag", tag);
  if (c.req.header("if-none-match") === tag) return c.body(null, 304);
  return c.body(text, 200, { "content-type": type });
}

function notFound(c: Context, path: string): Response {
  const content = render(
    path.startsWith("/docs/errors/")
      ? "No error has this code. [All errors](/docs/errors)"
      : "It may have been renamed. [All docs](/docs)",
  );
  c.header("content-security-policy", POLICY);
  return c.html(
    documentOf({
      path,
      title: "There is no such page",
      description: "Nothing is documented under this address.",
      content,
      style: STYLE_PATH,
      isPage: false,
    }),
    404,
  );
}

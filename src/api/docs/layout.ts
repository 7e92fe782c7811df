import { type Html, html } from "../rest/reference/html";
import type { Heading, Rendered } from "./render";
import { GROUPS } from "./site";

export interface Shown {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly content: Rendered;
  /** Where the stylesheet is. */
  readonly style: string;
  /** Whether the page is there as Markdown too, and may be found by search engines. */
  readonly isPage: boolean;
}

/** A page of the docs as a whole document. */
export function documentOf({ path, title, description, content, style, isPage }: Shown): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Portolan</title>
<meta name="description" content="${description}">
${isPage ? html`<link rel="canonical" href="${path}"><link rel="alternate" type="text/markdown" href="${path}.md">` : html`<meta name="robots" content="noindex">`}
<link rel="icon" href="/favicon.svg">
<script src="/theme.js"></script>
<script src="/docs.js" defer></script>
<link rel="stylesheet" href="${style}">
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
${header()}
<div class="frame">
<nav class="side" aria-label="Docs">
<details><summary>All pages</summary>${groups(path)}</details>
<div class="wide">${groups(path)}</div>
</nav>
<main id="content" tabindex="-1">
<h1>${title}</h1>
<p class="lead">${description}</p>
${contents(content.headings)}
${content.body}
${isPage ? html`<p class="source"><a href="${path}.md">This page as Markdown</a></p>` : ""}
</main>
</div>
<footer><p>Portolan: a registry you can host yourself.</p><p><a href="/">Portal</a> <a href="/docs">Docs</a> <a href="/readyz">Status</a></p></footer>
</body>
</html>`.text;
}

function header(): Html {
  return html`<header>
<a class="home" href="/" aria-label="Portolan: home"><svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><circle cx="16" cy="16" r="10.25" fill="none" stroke="currentColor" stroke-width="1.5" opacity=".45"/><path d="M8.2 8.2 16 14.4 23.8 8.2 17.6 16 23.8 23.8 16 17.6 8.2 23.8 14.4 16Z" fill="currentColor" opacity=".45"/><path d="M16 1 18.6 13.4 29 16 18.6 18.6 16 31 13.4 18.6 3 16 13.4 13.4Z" fill="currentColor"/></svg><span>Portolan</span></a>
<a class="area" href="/docs">Docs</a>
<label class="theme" hidden><span class="unseen">Appearance</span><select><option value="system">As the system</option><option value="light">Light</option><option value="dark">Dark</option></select></label>
<a class="area" href="/dashboard">Dashboard</a>
</header>`;
}

function groups(path: string): Html {
  return html`${GROUPS.map(
    ({ title, links }) => html`
<h2>${title}</h2>
<ul>${links.map(
      ({ href, text }) =>
        html`<li><a href="${href}"${isIn(href, path) ? html` aria-current="page"` : ""}>${text}</a></li>`,
    )}</ul>`,
  )}`;
}

const LISTS = ["/docs/errors", "/docs/webhooks/events"];

/** The page itself, or the list of errors or events for one of them. */
function isIn(href: string, path: string): boolean {
  return href === path || (LISTS.includes(href) && path.startsWith(`${href}/`));
}

/** Left out where there is little to find. */
function contents(headings: readonly Heading[]): Html {
  const shown = headings.filter(({ level }) => level <= 3);
  if (shown.length < 3) return html``;
  return html`<nav class="contents" aria-label="On this page">
<details open><summary>On this page</summary>
<ul>${shown.map(({ id, level, text }) => html`<li class="level-${level}"><a href="#${id}">${text}</a></li>`)}</ul>
</details></nav>`;
}

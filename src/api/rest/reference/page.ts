import type { OpenApiDocument } from "../openapi-document";
import { type Html, html, prose } from "./html";
import { operationSection } from "./operation";
import { fieldsOf, fieldTable } from "./schema";
import { STYLE } from "./style";

const METHODS = ["get", "post", "put", "patch", "delete"] as const;

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: NonNullable<OpenApiDocument["paths"][string]>[string];
}

/** A section that one API's page has beyond what every document has. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

/**
 * The reference as one page of HTML, made from the OpenAPI document: it loads nothing from elsewhere.
 * @param about one sentence, for search engines
 */
export function referencePage(
  document: OpenApiDocument,
  about: string,
  sections: readonly Section[] = [],
): string {
  const entries = Object.entries(document.paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method): Entry[] => {
      const operation = operations[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
  const groups = document.tags.map((tag) => ({
    ...tag,
    entries: entries.filter(({ operation }) => operation.tags.includes(tag.name)),
  }));
  const title = String(document.info.title);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} reference – Portolan</title>
<meta name="description" content="${about}">
<link rel="icon" href="/favicon.svg">
<script src="/theme.js"></script>
<style>${css(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
${navigation(groups, sections)}
<main id="content">
<h1>${title}</h1>
<p>Version ${String(document.info.version)} at <code>${document.servers[0]?.url ?? ""}</code>. For tools: <a href="openapi.json">the OpenAPI document</a>.</p>
${prose(String(document.info.description))}
${groups.map(
  (group) => html`
<section class="group" aria-labelledby="${anchorOf(group)}">
<h2 id="${anchorOf(group)}">${group.name}</h2>
<p>${group.description}</p>
${group.entries.map(({ method, path, operation }) => operationSection(document, method, path, operation))}
</section>`,
)}
${sections.map(
  ({ id, title, content }) => html`
<section class="group" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content}
</section>`,
)}
${objects(document)}
</main>
</body>
</html>`.text;
}

function anchorOf({ name }: { name: string }): string {
  return `tag-${name.replaceAll(" ", "-")}`;
}

/** On a narrow screen the style leaves the groups and hides their endpoints. */
function navigation(
  groups: readonly { name: string; entries: readonly Entry[] }[],
  sections: readonly Section[],
): Html {
  return html`
<nav aria-label="Endpoints">
<a class="home" href="/"><img src="/favicon.svg" alt="" width="22" height="22"> Portolan</a>
${groups.map(
  (group) => html`
<h2><a href="#${anchorOf(group)}">${group.name}</a></h2>
<ul>${group.entries.map(
    ({ operation }) => html`<li><a href="#${operation.operationId}">${operation.summary}</a></li>`,
  )}</ul>`,
)}
${sections.map(({ id, title }) => html`<h2><a href="#${id}">${title}</a></h2>`)}
<h2><a href="#objects">Objects</a></h2>
</nav>`;
}

function objects(document: OpenApiDocument): Html {
  const shown = Object.entries(document.components.schemas).filter(
    ([, schema]) => fieldsOf(schema).length > 0,
  );
  return html`
<section class="group" aria-labelledby="objects">
<h2 id="objects">Objects</h2>
<p>What bodies and answers are made of.</p>
${shown.map(
  ([name, schema]) => html`
<section class="object" id="${name}" aria-label="${name}">
<h3>${name}</h3>
${fieldTable(name, fieldsOf(schema), !name.endsWith("Body"))}
</section>`,
)}
</section>`;
}

/** Style is our own constant; markup in it would end its element. */
function css(text: string): Html {
  return html([text.trim()] as unknown as TemplateStringsArray);
}

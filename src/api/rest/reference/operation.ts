import type { OpenApiDocument, Operation, Parameter, Schema } from "../openapi-document";
import { type Html, html, inline, prose } from "./html";
import { fieldsOf, fieldTable, typeText } from "./schema";

/** One endpoint: what it does, what it takes, how it is called, what it answers. */
export function operationSection(
  document: OpenApiDocument,
  method: string,
  path: string,
  operation: Operation,
): Html {
  const parameters = operation.parameters.flatMap((parameter) => ("$ref" in parameter ? [] : [parameter]));
  const body = operation.requestBody?.content["application/json"];
  const refusals = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
  const successes = Object.entries(operation.responses).filter(([status]) => Number(status) < 300);
  const statuses = successes.map(([status]) => status).join(" or ");
  const [, success] = successes[0] ?? [];
  return html`
    <section class="operation" id="${operation.operationId}" aria-labelledby="${operation.operationId}-title">
      <div class="about">
        <h3 id="${operation.operationId}-title">${operation.summary}</h3>
        <p class="path"><span class="method ${method}">${method.toUpperCase()}</span> <code>${breakable(path)}</code></p>
        ${prose(operation.description)}
        ${parameterTable("Path", operation.summary, parameters, "path")}
        ${parameterTable("Query", operation.summary, parameters, "query")}
        ${body ? bodyTable(document, operation.summary, body.schema) : ""}
      </div>
      <div class="example">
        <h4>Request</h4>
        <pre tabindex="0" aria-label="Request: ${operation.summary}"><code>${curl(document, method, path, operation)}</code></pre>
        <h4>Answer</h4>
        ${success ? answerLine(statuses, success.content?.["application/json"]?.schema ?? {}) : ""}
        <details>
          <summary>Refusals</summary>
          <dl>
            ${refusals.map(
              ([status, response]) => html`
                <dt>${status}</dt>
                <dd>${response.description.split("\n\n").map((line) => html`<p>${inline(line)}</p>`)}</dd>`,
            )}
          </dl>
        </details>
      </div>
    </section>`;
}

/** Long paths may break after a slash. */
export function breakable(path: string): Html {
  return html`${path.split(/(?<=\/)/).map((part) => html`${part}<wbr>`)}`;
}

function parameterTable(
  title: string,
  summary: string,
  all: readonly Parameter[],
  place: Parameter["in"],
): Html {
  const parameters = all.filter((parameter) => parameter.in === place);
  if (parameters.length === 0) return html``;
  return html`<h4>${title}</h4>${fieldTable(`${title}: ${summary}`, parameters)}`;
}

function bodyTable(document: OpenApiDocument, summary: string, schema: Schema): Html {
  const name =
    String(schema.$ref ?? "")
      .split("/")
      .at(-1) ?? "";
  const fields = fieldsOf(document.components.schemas[name] ?? schema);
  return fields.length === 0 ? html`` : html`<h4>Body</h4>${fieldTable(`Body: ${summary}`, fields)}`;
}

function answerLine(status: string, schema: Schema): Html {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  // Each dialect has its own words for what was asked for, and for what is to be said of it.
  const [shown, ...about] = ["data", "result", "meta", "result_info"].flatMap((name) => {
    const type = properties[name];
    return type ? [html`<code>${name}</code>: ${typeText(type)}`] : [];
  });
  if (!shown) return html`<p><strong>${status}</strong>: ${typeText(schema)}</p>`;
  return html`<p><strong>${status}</strong> with ${shown}${about.map((one) => html`; ${one}`)}</p>`;
}

/** A parameter's value in the example of a request. */
function exampleOf({ parameters }: Operation, name: string): string {
  for (const parameter of parameters) {
    if ("$ref" in parameter || parameter.name !== name) continue;
    const [example] = (parameter.schema.examples ?? []) as unknown[];
    if (example !== undefined) return String(example);
  }
  return name;
}

function curl(document: OpenApiDocument, method: string, path: string, operation: Operation): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => exampleOf(operation, name));
  const lines = [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}${document.servers[0]?.url}${filled}`,
  ];
  const [scheme] = operation.security;
  if (scheme) lines.push(`-H "${"bearer" in scheme ? "Authorization: Bearer" : "X-API-Key:"} your_api_key"`);
  const example = operation.requestBody?.content["application/json"]?.example;
  if (example !== undefined) {
    lines.push(`-H "Content-Type: application/json"`, `-d '${JSON.stringify(example, null, 2)}'`);
  }
  return lines.join(" \\\n  ");
}

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { OpenApiDocument } from "@/api/rest/openapi-document";

/** Throws unless the document says that this may be answered. Paths and methods that it has not are not its matter. */
export type AssertDocumented = (method: string, path: string, response: Response, text: string) => void;

/** Checks answers against a document: status, headers and body. `path` is below the API's base. */
export function openApiChecker(document: OpenApiDocument): AssertDocumented {
  const operations = Object.entries(document.paths).map(([path, methods]) => ({
    matches: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}/?$`),
    // A path with fewer parameters is meant before one with more.
    parameters: path.split("{").length,
    methods,
  }));
  operations.sort((a, b) => a.parameters - b.parameters);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "https://portal.test/openapi", components: document.components });
  const validators = new Map<object, ValidateFunction>();

  return (method, path, response, text) => {
    const [pathname = ""] = path.split("?");
    const operation = operations
      .filter(({ matches }) => matches.test(pathname))
      .map(({ methods }) => methods[method.toLowerCase()])
      .find((found) => found !== undefined);
    for (const name of ["x-request-id", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"]) {
      if (!response.headers.has(name)) throw new Error(`${method} ${path}: the answer has no ${name}`);
    }
    if (!operation || method === "HEAD" || response.status === 405) return;
    const documented = operation.responses[String(response.status)];
    if (documented && !documented.content && text === "") return;
    const type = response.headers.get("content-type") ?? "";
    // A file is what it is: only its type is told.
    if (type !== "application/json" && documented?.content?.[type]) return;
    const schema = documented?.content?.["application/json"]?.schema;
    if (!schema) throw new Error(`${method} ${path}: ${response.status} is not documented: ${text}`);
    let validate = validators.get(schema);
    if (!validate) {
      const absolute = JSON.stringify(schema).replaceAll('"#/', '"https://portal.test/openapi#/');
      validate = ajv.compile(JSON.parse(absolute) as object);
      validators.set(schema, validate);
    }
    if (validate(JSON.parse(text))) return;
    throw new Error(`${method} ${path}: ${ajv.errorsText(validate.errors)} in ${text.slice(0, 2_000)}`);
  };
}

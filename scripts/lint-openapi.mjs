/** Lints the OpenAPI documents with Redocly's recommended rules: no error is allowed. */
import { createConfig, formatProblems, getTotals, lintFromString } from "@redocly/openapi-core";
import { loadTypeScript } from "./load-typescript.mjs";

const { openApiDocument } = await loadTypeScript("src/api/rest/subdomain-v2/openapi.ts");
const config = await createConfig({ extends: ["recommended"] });
const problems = await lintFromString({
  source: JSON.stringify(openApiDocument("https://portal.example"), null, 2),
  absoluteRef: "openapi.json",
  config,
});
const totals = getTotals(problems);
formatProblems(problems, { totals, version: "", format: "stylish" });
console.log(`${totals.errors} errors, ${totals.warnings} warnings`);
process.exit(totals.errors > 0 ? 1 : 0);

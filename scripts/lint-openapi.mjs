/** Lints the OpenAPI documents with Redocly's rules (redocly.yaml): no error is allowed. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bin, root } from "./build.mjs";
import { loadTypeScript } from "./load-typescript.mjs";

const folder = join(root, "node_modules/.cache/portolan");
mkdirSync(folder, { recursive: true });
const files = [];
for (const api of ["subdomain-v2", "registrar-v1", "cloudflare-v4"]) {
  const { openApiDocument } = await loadTypeScript(`src/api/rest/${api}/openapi.ts`);
  const file = join(folder, `openapi-${api}.json`);
  writeFileSync(file, JSON.stringify(openApiDocument("https://portal.example"), null, 2));
  files.push(file);
}
const { status } = spawnSync(process.execPath, [bin("redocly"), "lint", ...files], {
  cwd: root,
  env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  stdio: "inherit",
});
process.exit(status ?? 1);

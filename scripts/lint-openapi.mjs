/** Lints the OpenAPI document with Redocly's rules (redocly.yaml): no error is allowed. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bin, root } from "./build.mjs";
import { loadTypeScript } from "./load-typescript.mjs";

const { openApiDocument } = await loadTypeScript("src/api/rest/subdomain-v2/openapi.ts");
const file = join(root, "node_modules/.cache/portolan/openapi.json");
mkdirSync(join(root, "node_modules/.cache/portolan"), { recursive: true });
writeFileSync(file, JSON.stringify(openApiDocument("https://portal.example"), null, 2));
const { status } = spawnSync(process.execPath, [bin("redocly"), "lint", file], {
  cwd: root,
  env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  stdio: "inherit",
});
process.exit(status ?? 1);

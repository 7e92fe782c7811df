#!/usr/bin/env node
/** The OT&E client, against any server that speaks the registrar API: npm run ote -- --help */
import { existsSync } from "node:fs";
import { node24, requireNode24 } from "./node24.mjs";

if (!existsSync(node24)) {
  console.error("Install the locked dependencies first: npm ci");
  process.exit(2);
}
requireNode24(import.meta.url);
const { loadTypeScript } = await import("./load-typescript.mjs");
const { main } = await loadTypeScript("src/ote-client/main.ts");
process.exitCode = await main(process.argv.slice(2), {
  env: process.env,
  say: (line) => console.log(line),
  note: (line) => console.error(line),
});

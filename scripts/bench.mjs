/**
 * `npm run bench [-- <part> …]`: measures Portolan beside its floor or a peer in one run and prints a table. Parts:
 * api, cloudflare, search, registrar, poll, scale, webhooks, lifecycle, invoices, dns-latency, dns-peer, memory, pages; all
 * when none is named.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { build, isCurrent, root, steps } from "./build.mjs";
import { isOldNode, node24 } from "./node24.mjs";

process.chdir(root);
const logs = join(root, ".data/logs");
mkdirSync(logs, { recursive: true });
if (!(await isCurrent(steps.install))) await build(steps.install, join(logs, "install.log"));
if (isOldNode()) {
  const again = spawnSync(node24, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  process.exit(again.status ?? 1);
}
for (const name of ["generate", "pages", "server"]) await build(steps[name], join(logs, `${name}.log`));

const out = join(root, "node_modules/.cache/portolan/bench");
await bundle({
  entryPoints: Object.fromEntries(
    ["run", "floor", "registrar-floor", "empty-tasks", "webhook-receiver"].map((name) => [
      name,
      join(root, `bench/${name}.ts`),
    ]),
  ),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  packages: "external",
  logLevel: "error",
});
const run = spawnSync(process.execPath, [join(out, "run.mjs"), ...process.argv.slice(2)], {
  stdio: "inherit",
});
process.exit(run.status ?? 1);

/** `npm run dev`: the portal with pages that reload; the server starts anew when its sources change. */
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { build, root, steps } from "./build.mjs";
import { requireNode24 } from "./node24.mjs";
import { showSteps } from "./steps.mjs";

process.chdir(root);
await build(steps.install, resolve(".data/logs/install.log"));
requireNode24(import.meta.url);
await showSteps()(steps.generate.title, () => build(steps.generate, resolve(".data/logs/generate.log")));

const { context } = await import("esbuild");
const { bundleOptions } = await import("./bundle.mjs");
let server;
let wanted = Promise.resolve();

const watcher = await context({
  ...bundleOptions,
  // Beside the production build, which stays as it is.
  outdir: "dist/dev",
  plugins: [
    {
      name: "restart",
      setup: (bundle) =>
        bundle.onEnd(({ errors }) => {
          if (errors.length === 0) wanted = wanted.then(restart);
        }),
    },
  ],
});
await watcher.watch();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, async () => {
    await watcher.dispose();
    await stop();
    process.exit(0);
  });
}

async function restart() {
  await stop();
  const env = { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" };
  server = spawn(process.execPath, ["--enable-source-maps", join(root, "dist/dev/server.mjs")], {
    stdio: "inherit",
    env,
  });
}

async function stop() {
  if (!server || server.exitCode !== null) return;
  const ended = new Promise((done) => server.once("exit", done));
  server.kill("SIGTERM");
  await ended;
}

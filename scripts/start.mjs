/**
 * `npm start`: from a clean clone to a portal that serves. Plain JavaScript for Node 20, since nothing is installed
 * yet; once the dependencies are there it goes on with the Node 24 that they bring. package.json bounds the young
 * generation at 16 MB a half: 312 MB resident under load instead of 433, at the same requests a second.
 */
import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { showBanner } from "./banner.mjs";
import { build, isCurrent, root, steps } from "./build.mjs";
import { isOldNode, node24 } from "./node24.mjs";
import { showSteps } from "./steps.mjs";

process.chdir(root);
readDotEnv();
if (process.argv.includes("--no-demo")) process.env.DEMO = "off";

const dataDir = resolve(process.env.DATA_DIR || ".data");
const logs = join(dataDir, "logs");
const step = showSteps();

await orExit(async () => {
  makeDataDir();
  await assertPortFree("PORT", process.env.PORT || "3000", process.env.HOST || "127.0.0.1");
  if (process.env.DNS !== "off") {
    await assertPortFree("DNS_PORT", process.env.DNS_PORT || "5300", process.env.DNS_HOST || "127.0.0.1");
  }
  if (!(await isCurrent(steps.install))) {
    await step(steps.install.title, () => build(steps.install, join(logs, "install.log")));
  }
  if (isOldNode()) return goOnWithNode24();

  const { readEnv } = await import("../src/env.ts");
  readEnv();
  for (const name of ["generate", "pages", "server"]) {
    await step(steps[name].title, () => build(steps[name], join(logs, `${name}.log`)));
  }
  process.env.NODE_ENV = "production";
  process.env.LOG_FILE ||= join(logs, "portolan.log");
  const { serve } = await import(pathToFileURL(join(root, "dist/server.mjs")).href);
  await serve(step, (started) => showBanner(started.runtime.env));
});

/** Shows a problem as one message and ends. */
async function orExit(run) {
  try {
    await run();
  } catch (error) {
    const full = error.code === "ENOSPC" ? "The disk is full. Make room and start again.\n" : "";
    const denied = ["EACCES", "EPERM", "EROFS"].includes(error.code) && error.path;
    process.stderr.write(
      denied
        ? `\n${error.path} cannot be written (${error.code}). Give this user the right to, or set DATA_DIR to another folder.\n`
        : `\n${full}${error.message}\n`,
    );
    process.exit(1);
  }
}

function makeDataDir() {
  try {
    mkdirSync(logs, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    if (error.code === "ENOSPC") throw error;
    throw new Error(
      `DATA_DIR is ${dataDir}, which cannot be made or written (${error.code}). Set it to another folder.`,
    );
  }
}

function goOnWithNode24() {
  const child = spawn(
    node24,
    [...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    {
      stdio: "inherit",
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

/** Only what the checks before the installation need; `src/env.ts` reads the file properly later. */
function readDotEnv() {
  if (!existsSync(".env")) return;
  for (const line of readFileSync(".env", "utf8").split(/\r?\n/)) {
    const [, name, value] = /^\s*(?:export\s+)?([A-Z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name) process.env[name] ??= value.replace(/^(["'])(.*)\1$/, "$2");
  }
}

/** Before minutes of building. A port that is no port is left to the check of the whole environment. */
function assertPortFree(variable, text, host) {
  return new Promise((done, fail) => {
    const port = Number(text);
    if (!(port > 0 && port < 65536)) return done();
    const probe = createServer().once("error", (error) => {
      if (error.code !== "EADDRINUSE") return done();
      fail(new Error(`Port ${port} on ${host} is taken by another program. Set ${variable} to a free one.`));
    });
    probe.listen(port, host, () => probe.close(done));
  });
}

/**
 * `npm test`: everything that CI runs, in a clean clone too. A step that fails does not keep the later ones from
 * running; the last line counts tests and checks.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { bin, build, execute, isCurrent, root, steps } from "./build.mjs";
import { isOldNode, node24 } from "./node24.mjs";
import { showSteps } from "./steps.mjs";

process.chdir(root);
const logs = join(root, ".data/logs");
mkdirSync(logs, { recursive: true });
const step = showSteps();
const start = performance.now();
const counts = { passed: 0, failed: 0 };

if (!(await isCurrent(steps.install))) {
  await check("Install the locked dependencies", () => build(steps.install, join(logs, "install.log")));
  if (counts.failed > 0) finish();
}
if (isOldNode()) {
  const child = spawn(node24, [join(root, "scripts/test.mjs")], { stdio: "inherit" });
  child.once("exit", (code) => process.exit(code ?? 1));
} else {
  await runAll();
  finish();
}

async function runAll() {
  await check("Lint, format and order of imports", tool("biome", ["ci", "--error-on-warnings"], "lint"));
  await check(steps.generate.title, () => build(steps.generate, join(logs, "generate.log")));
  await check("Unused code and dependencies", tool("knip", [], "knip"));
  await check("Clients of certificate authorities", acmeClients);
  await check("Unit and integration tests", vitest, { countsItself: true });
  const isBuilt = await check("Production build", async () => {
    await build(steps.pages, join(logs, "pages.log"));
    await build(steps.server, join(logs, "server.log"));
  });
  // After the build, which writes the types of the routes.
  await check("Types", tool("tsc", ["--noEmit", "--project", "."], "types"));
  if (isBuilt) {
    await check("OpenAPI document", tool(join(root, "scripts/lint-openapi.mjs"), [], "openapi"));
    if (await check("Chromium", chromium))
      await check("Browser journeys", playwright, { countsItself: true });
  }
}

/** Runs a step, shows it and counts it; true when it passed. */
async function check(title, run, { countsItself = false } = {}) {
  try {
    await step(title, run);
    if (!countsItself) counts.passed++;
    return true;
  } catch (error) {
    console.log(`\n${error.message}\n`);
    counts.failed++;
    return false;
  }
}

/** A command-line tool, its output shown when it fails. */
function tool(command, args, log) {
  const script = command.startsWith("/") ? command : bin(command);
  return () => run([script, ...args], log);
}

async function run(args, log, env = {}) {
  const file = join(logs, `test-${log}.log`);
  try {
    await execute(node24, args, file, env);
  } catch {
    const output = (await readFile(file, "utf8")).trim().split("\n");
    throw new Error(`${output.slice(-150).join("\n")}\n(the whole output is in ${file})`);
  }
}

async function vitest() {
  const summary = join(logs, "test-vitest.json");
  await rm(summary, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${summary}`];
  try {
    await run([bin("vitest"), "run", ...reporters], "vitest", { NODE_ENV: "test", FORCE_COLOR: "0" });
  } finally {
    await showSummary("test-vitest.log", /^\s*(Test Files|Tests)\s/);
    const { numPassedTests = 0, numFailedTests = 0 } = await readJson(summary);
    add(numPassedTests, numFailedTests);
  }
}

async function playwright() {
  await rm("test-results", { recursive: true, force: true });
  try {
    await run([bin("playwright"), "test"], "playwright", { FORCE_COLOR: "0" });
  } finally {
    await showSummary("test-playwright.log", /^\s*\d+ (passed|failed|flaky|skipped|did not run)/);
    const {
      expected = 0,
      flaky = 0,
      unexpected = 0,
    } = (await readJson("test-results/summary.json")).stats ?? {};
    add(expected + flaky, unexpected);
  }
}

/** A failed run counts once already: as its step. */
function add(passed, failed) {
  counts.passed += passed;
  counts.failed += Math.max(0, failed - 1);
}

async function showSummary(log, pattern) {
  const text = await readFile(join(logs, log), "utf8").catch(() => "");
  const lines = stripVTControlCharacters(text).split("\n");
  process.stdout.write(`\n${lines.filter((line) => pattern.test(line)).join("\n")}\n`);
}

async function readJson(file) {
  return JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
}

/** Debian's headless browser with a font; where that cannot be installed, another Chromium will do. */
async function chromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH && existsSync(CHROMIUM_PATH)) return false;
  if (existsSync("/usr/bin/chromium-headless-shell")) return false;
  const others = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  await installDebian(
    ["chromium-headless-shell", "fonts-dejavu-core"],
    "The browser journeys need Chromium: install it, or set CHROMIUM_PATH to where it is.",
  ).catch((error) => {
    if (!others.some((path) => existsSync(path))) throw error;
  });
}

/** What gets certificates in tests, from an authority on this machine. */
async function acmeClients() {
  const needed = {
    pebble: "/usr/bin/pebble",
    lego: "/usr/bin/lego",
    certbot: "/usr/bin/certbot",
    "python3-certbot-dns-cloudflare": "/usr/lib/python3/dist-packages/certbot_dns_cloudflare",
    openssl: "/usr/bin/openssl",
  };
  const missing = Object.keys(needed).filter((name) => !existsSync(needed[name]));
  if (missing.length === 0) return;
  await installDebian(
    missing,
    `The tests with real ACME clients need Debian's ${missing.join(", ")}: install them.`,
  );
}

/** Installs packages when we may; nothing is downloaded from elsewhere. */
async function installDebian(packages, problem) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw new Error(problem);
  const log = join(logs, `test-apt-${packages[0]}.log`);
  await execute("apt-get", ["update"], log, {});
  await execute("apt-get", ["install", "-y", "--no-install-recommends", ...packages], log, {
    DEBIAN_FRONTEND: "noninteractive",
  });
}

function finish() {
  const minutes = ((performance.now() - start) / 60_000).toFixed(1);
  console.log(`\nAll of it took ${minutes} minutes.`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exit(counts.failed > 0 ? 1 : 0);
}

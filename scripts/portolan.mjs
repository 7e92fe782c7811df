#!/usr/bin/env node
/** The command `portolan`: see portolan-help.mjs for what it does and what its exit codes mean. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { node24, requireNode24 } from "./node24.mjs";
import { HELP } from "./portolan-help.mjs";
import { openTerminal } from "./terminal.mjs";

const args = process.argv.slice(2);
if (args.length === 0 || args[0] === "help" || args.includes("--help") || args.includes("-h")) {
  console.log(HELP);
  process.exit(args.length === 0 ? 2 : 0);
}
if (!existsSync(node24)) fail("Install the locked dependencies first: npm ci");
requireNode24(import.meta.url);

/** Commands that speak to a portal, of which nothing but its URL is known. */
const CLIENT = new Set(["search", "check", "register", "renew", "names", "list", "status", "dns", "whoami"]);

const command = commandOf(args);
if (!command) fail(`There is no such command. See: portolan --help`);
try {
  const { loadTypeScript } = await import("./load-typescript.mjs");
  if (command.isClient) {
    const { run } = await loadTypeScript(command.module);
    process.exit(await run(command.args, openTerminal()));
  }
  const { build, root, steps } = await import("./build.mjs");
  if (command.needsDatabase) await build(steps.generate, join(root, ".data/logs/generate.log"));
  const { run } = await loadTypeScript(command.module);
  const absolute = command.args.map(absolutePath);
  // Settings are those of the checkout, from wherever it is called.
  process.chdir(root);
  process.exitCode = await run(absolute, { say: (line) => console.log(line), progress: progress() });
} catch (error) {
  if (error.code === "EACCES" && error.path) {
    fail(`${error.path} cannot be read. Run it as the user that the portal runs as, or give --database-url.`);
  }
  const isExpected =
    ["UsageError", "EnvError"].includes(error.name) || /^ERR_PARSE_ARGS/.test(error.code ?? "");
  fail(isExpected ? error.message : (error.stack ?? String(error)));
}

function commandOf([verb, ...rest]) {
  if (CLIENT.has(verb)) return { module: "src/cli/portal/main.ts", args, isClient: true };
  if (verb === "new-token") return { module: "src/cli/new-token.ts", args: rest };
  if (verb !== "verify" || rest.length === 0) return null;
  if (rest[0] !== "audit") return { module: "src/cli/verify-evidence.ts", args: rest };
  return { module: "src/cli/verify-audit.ts", args: rest.slice(1), needsDatabase: true };
}

/** Files are meant from the folder it was called in. */
function absolutePath(text) {
  const [, option = "", value] = /^(--[a-z-]+=)?(.*)$/s.exec(text);
  return value !== "" && !value.startsWith("-") && existsSync(value) ? option + resolve(value) : text;
}

/** On a terminal only, at most four times a second. */
function progress() {
  if (!process.stderr.isTTY) return undefined;
  let last = 0;
  return (line) => {
    if (Date.now() - last < 250) return;
    last = Date.now();
    process.stderr.write(`\r\x1b[2K${line}\r`);
  };
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

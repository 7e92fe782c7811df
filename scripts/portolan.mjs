#!/usr/bin/env node
/** The command `portolan`: see HELP. Exit code 0 when all fits, 1 when something was touched, 2 when nothing was verified. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { node24, requireNode24 } from "./node24.mjs";

const HELP = `portolan verify audit [--database-url <url>] [--key <key>]… [--seen <hash>]…
    Walks the hash chains of the audit and of the registrars' commands and names the first row that does not fit.
    Without a URL: the database of the settings (.env), started for the while when the portal does not run.
    --seen: the hash of a seal that you noted before, which must be in its chain still.

portolan verify <evidence.zip> [--key <key>]…
    Verifies an OT&E evidence archive, offline, and names the file that was touched.

portolan new-token
    Makes a token for following the audit at /api/v1/audit, and the hash to put into the settings.

<key>: the fingerprint of a public key, or a file that holds it in PEM.
Exit code: 0 nothing was touched, 1 something was, 2 it could not be verified.`;

const args = process.argv.slice(2);
if (args.length === 0 || args[0] === "help" || args.includes("--help") || args.includes("-h")) {
  console.log(HELP);
  process.exit(args.length === 0 ? 2 : 0);
}
if (!existsSync(node24)) fail("Install the locked dependencies first: npm ci");
requireNode24(import.meta.url);

const command = commandOf(args);
if (!command) fail(`There is no such command. See: portolan --help`);
try {
  const { build, root, steps } = await import("./build.mjs");
  const { loadTypeScript } = await import("./load-typescript.mjs");
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

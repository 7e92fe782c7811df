/**
 * The steps between the sources and a program that runs, each left out when its inputs are the same as last time.
 * Used by start, dev and test; `node scripts/build.mjs` does all of them.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { node24 } from "./node24.mjs";

export const root = fileURLToPath(new URL("../", import.meta.url));

/** Nothing is fetched or reported while installing, generating and building. */
const OFFLINE = {
  NEXT_TELEMETRY_DISABLED: "1",
  PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
  PRISMA_SCHEMA_ENGINE_BINARY: "/bin/true",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
  DO_NOT_TRACK: "1",
};

/** `run` resolves to true when there was something to do. */
export const steps = {
  install: {
    title: "Install the locked dependencies",
    inputs: ["package-lock.json"],
    stamp: "node_modules/.portolan-install",
    outputs: ["node_modules/.bin/node"],
    run: (log) =>
      execute("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=warn"], log, {}),
  },
  generate: {
    title: "Generate the database client",
    inputs: ["package-lock.json", "prisma/*.prisma"],
    stamp: "node_modules/.portolan-generate",
    outputs: ["src/db/generated/client.ts"],
    run: (log) => execute(node24, [bin("prisma"), "generate", "--schema", "prisma"], log, {}),
  },
  pages: {
    title: "Build the pages",
    inputs: [
      "package-lock.json",
      "next.config.mjs",
      "scripts/compress.mjs",
      "postcss.config.mjs",
      "tsconfig.json",
      "prisma/*.prisma",
      "public",
      "src",
    ],
    stamp: ".next/portolan-build",
    outputs: [".next/BUILD_ID"],
    run: async (log) => {
      await execute(node24, [bin("next"), "build"], log, { NODE_ENV: "production" });
      await execute(node24, [join(root, "scripts/compress.mjs")], log, {});
    },
  },
  server: {
    title: "Bundle the server",
    inputs: [
      "package-lock.json",
      "tsconfig.json",
      "scripts/bundle.mjs",
      "prisma/*.prisma",
      "prisma/seed.ts",
      "src",
    ],
    stamp: "dist/portolan-build",
    outputs: ["dist/server.mjs"],
    run: (log) => execute(node24, [join(root, "scripts/bundle.mjs")], log, {}),
  },
};

/** Whether the step's outputs stand for its inputs as they are now. */
export async function isCurrent({ inputs, outputs, stamp }) {
  if (!outputs.every((output) => existsSync(join(root, output)))) return false;
  const last = await readFile(join(root, stamp), "utf8").catch(() => "");
  return last === (await hash(inputs)) || (stamp === steps.install.stamp && isInstalledByHand());
}

/** Whether somebody's own `npm ci` gave what the lockfile says: npm keeps a copy of it in node_modules. */
async function isInstalledByHand() {
  const [wanted, there] = await Promise.all(
    ["package-lock.json", "node_modules/.package-lock.json"].map(async (file) =>
      JSON.parse(await readFile(join(root, file), "utf8").catch(() => '{"packages":{}}')),
    ),
  );
  return Object.entries(wanted.packages).every(([path, { version, optional }]) => {
    const installed = there.packages[path];
    return path === "" || (installed ? installed.version === version : optional);
  });
}

/** Does a step, unless it is current. Throws an Error whose message names the log when it fails. */
export async function build(step, logFile) {
  if (await isCurrent(step)) return false;
  const inputs = await hash(step.inputs);
  await rm(join(root, step.stamp), { force: true });
  await mkdir(dirname(logFile), { recursive: true });
  await step.run(logFile);
  await mkdir(dirname(join(root, step.stamp)), { recursive: true });
  await writeFile(join(root, step.stamp), inputs);
  return true;
}

/** The script that a package's command names: run by our own Node, not by its `#!` line. */
export function bin(command) {
  return join(root, "node_modules/.bin", command);
}

async function hash(patterns) {
  const total = createHash("sha256").update(process.platform + process.arch);
  for (const file of (await Promise.all(patterns.map(expand))).flat().sort()) {
    if (/\.test\.tsx?$/.test(file) || file.startsWith("src/db/generated/")) continue;
    total.update(`\0${file}\0`).update(await readFile(join(root, file)));
  }
  return total.digest("hex");
}

async function expand(pattern) {
  const [folder, extension] = pattern.split("/*");
  if (!existsSync(join(root, folder))) return [];
  if (extension !== undefined) {
    return (await readdir(join(root, folder)))
      .filter((f) => f.endsWith(extension))
      .map((f) => `${folder}/${f}`);
  }
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(
    (error) => {
      if (error.code === "ENOTDIR") return null;
      throw error;
    },
  );
  if (!entries) return [folder];
  return entries
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath ?? e.path, e.name).slice(root.length));
}

/** Runs a program with its output in a log file. */
export function execute(command, args, logFile, env) {
  return new Promise((resolve, reject) => {
    const log = createWriteStream(logFile);
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...OFFLINE, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    child.once("error", reject);
    child.once("close", async (code, signal) => {
      log.end();
      if (code === 0) return resolve();
      const tail = (await readFile(logFile, "utf8").catch(() => ""))
        .trim()
        .split("\n")
        .slice(-12)
        .join("\n  ");
      reject(
        new Error(
          `It failed (${signal ?? `exit ${code}`}). The whole output is in ${logFile}; its end:\n  ${tail}`,
        ),
      );
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { showSteps } = await import("./steps.mjs");
  const show = showSteps();
  for (const [name, step] of Object.entries(steps)) {
    await show(step.title, () => build(step, join(root, ".data/logs", `${name}.log`)));
  }
}

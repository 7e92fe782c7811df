import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/** A program of `src/testing` that tests run in processes of their own. */
export interface BundledProgram {
  start(args: readonly string[], stdio: StdioOptions): ChildProcess;
  remove(): Promise<void>;
}

/** @param source as `src/testing/killed-registrar.ts` */
export async function bundleProgram(source: string): Promise<BundledProgram> {
  // Packages are found from here.
  const folder = await mkdtemp(resolve("node_modules/.program-"));
  const outfile = join(folder, "program.mjs");
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    packages: "external",
    logLevel: "error",
  });
  return {
    start: (args, stdio) => spawn(process.execPath, [outfile, ...args], { stdio }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

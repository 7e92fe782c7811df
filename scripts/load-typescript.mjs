import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Imports a TypeScript module of src/ into a plain script; its packages stay in node_modules. */
export async function loadTypeScript(path) {
  const outdir = join(root, "node_modules/.cache/portolan");
  await mkdir(outdir, { recursive: true });
  const outfile = join(outdir, `${path.replaceAll(/[^a-z0-9]/gi, "-")}.${process.pid}.mjs`);
  await build({
    entryPoints: [join(root, path)],
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    packages: "external",
    logLevel: "error",
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}

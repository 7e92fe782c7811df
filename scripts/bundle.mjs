/** Bundles src/server.ts to dist/server.mjs; packages stay in node_modules. */
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../", import.meta.url));

export const bundleOptions = {
  entryPoints: { server: "src/server.ts" },
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  absWorkingDir: root,
  bundle: true,
  // The entry reads the environment before it loads the rest, which thus must be a file of its own.
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node24",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await rm(`${root}dist`, { recursive: true, force: true });
  await build(bundleOptions);
}

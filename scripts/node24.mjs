import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The Node 24 that the npm package `node` brought. */
export const node24 = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));

/** Whether this process runs on an older Node than the program needs. */
export function isOldNode() {
  return Number(process.versions.node.split(".")[0]) < 24;
}

/** Runs the calling script again on Node 24 when it is not on it yet; returns only on Node 24. */
export function requireNode24(script) {
  if (!isOldNode()) return;
  if (!existsSync(node24)) {
    console.error("This script needs the locked dependencies: run `npm ci` first.");
    process.exit(1);
  }
  const { status } = spawnSync(node24, [fileURLToPath(script), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  process.exit(status ?? 1);
}

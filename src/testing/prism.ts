import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenApiDocument } from "@/api/rest/openapi-document";
import { freePort } from "@/db/free-port";

const require = createRequire(import.meta.url);

/** What Stoplight's Prism answers instead, for what the document does not allow. */
export const PROXY_ERROR = "stoplight.io/prism/errors";

/**
 * A proxy before an API that holds every request and answer against its document: it answers 500 for what that does not
 * allow.
 * @param upstream URL of the API
 */
export async function openProxy(
  document: OpenApiDocument,
  upstream: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "portolan-prism-"));
  const file = join(folder, "openapi.json");
  await writeFile(file, JSON.stringify(document));
  const port = await freePort();
  const cli = require.resolve("@stoplight/prism-cli/dist/index.js");
  const where = ["--port", String(port), "--host", "127.0.0.1"];
  const child = spawn(process.execPath, [cli, "proxy", file, upstream, "--errors", ...where]);
  await new Promise<void>((ready, fail) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes("is listening")) ready();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => fail(new Error(`Prism ended: ${said}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

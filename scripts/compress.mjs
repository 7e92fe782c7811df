/** Writes a `.br` and a `.gz` beside each built script, style and picture: `src/server/static-files.ts` serves them. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const folder = fileURLToPath(new URL("../.next/static", import.meta.url));

/** Below this the headers weigh more than what is saved. */
const SMALLEST = 512;

const files = await readdir(folder, { recursive: true });
await Promise.all(
  files
    .filter((file) => /\.(?:js|css|svg|json|txt)$/.test(file))
    .map(async (file) => {
      const path = join(folder, file);
      const content = await readFile(path);
      if (content.length < SMALLEST) return;
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
      await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
);

import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

/** Where Next's pages look for what the build made. */
export const STATIC_PATH = "/_next/static";

/**
 * The built scripts, styles and fonts, in the form that `scripts/compress.mjs` made beside each: brotli at its highest
 * level is 15 % smaller than what could be compressed at each request. Their names hold a hash: they never change.
 */
export function staticFiles(): Hono {
  const files = new Hono();
  files.use(async (c, next) => {
    await next();
    if (c.res.ok) c.header("cache-control", "public, max-age=31536000, immutable");
  });
  files.use(
    `${STATIC_PATH}/*`,
    serveStatic({
      root: ".",
      rewriteRequestPath: (path) => path.replace("/_next/", "/.next/"),
      precompressed: true,
    }),
  );
  return files;
}

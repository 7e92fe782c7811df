import { headers } from "next/headers";

/** Path and query of the page that was asked for, for a link that leads back to it. */
export async function requestedPath(): Promise<string> {
  // Set by src/server/http.ts; `_rsc` marks Next's own requests for a page's data.
  const url = new URL((await headers()).get("x-portolan-path") ?? "/", "http://portal.invalid");
  url.searchParams.delete("_rsc");
  return url.pathname + url.search;
}

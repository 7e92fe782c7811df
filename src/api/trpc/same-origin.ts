import { RegistryError } from "@/services/errors";

/**
 * Asserts that a request which acts by a cookie was made by our own pages. Its body must be JSON, which other sites'
 * forms cannot send, and what the browser says of its origin must be ours. A client that says nothing of it is no
 * browser and holds no victim's cookie.
 * @throws RegistryError unsupported_media_type | not_same_origin
 */
export function assertSameOrigin(headers: Headers, publicUrl: string): void {
  if (!/^application\/json(?:\s*;|$)/i.test(headers.get("content-type") ?? "")) {
    throw new RegistryError("unsupported_media_type");
  }
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") throw new RegistryError("not_same_origin");
  const origin = headers.get("origin");
  if (origin !== null && !isOurs(origin, headers.get("host"), publicUrl)) {
    throw new RegistryError("not_same_origin");
  }
}

function isOurs(origin: string, host: string | null, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.origin === new URL(publicUrl).origin || url.host === host;
}

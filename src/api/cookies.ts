/** Name of the session's cookie. The `__Secure-` prefix is for https only: browsers refuse it elsewhere (RFC 6265bis §4.1.3). */
export function sessionCookieName(publicUrl: string): string {
  return publicUrl.startsWith("https:") ? "__Secure-portolan.session" : "portolan.session";
}

/** `Set-Cookie` that takes the session's cookie away. */
export function endedSessionCookie(publicUrl: string): string {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${sessionCookieName(publicUrl)}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** The value of one cookie of a `Cookie` header, or null. */
export function findCookie(header: string | null, name: string): string | null {
  if (header === null) return null;
  for (const pair of header.split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || null;
  }
  return null;
}

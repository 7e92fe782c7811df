/** Where the visitor reaches the portal, for lines to paste: the host of their own request. */
export function publicOrigin(headers: Headers): string {
  const ours = new URL(globalThis.portolan?.publicUrl ?? "http://localhost:3000");
  return `${ours.protocol}//${headers.get("host") ?? ours.host}`;
}

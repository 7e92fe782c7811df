/** A DNS query to paste: at this portal's own address unless it answers on port 53, where resolvers find it. */
export function digLine(fqdn: string, type: string): string {
  const at = globalThis.portolan?.dnsAt;
  if (!at || at.port === 53) return `dig +short ${fqdn} ${type}`;
  const host = at.host === "0.0.0.0" ? "127.0.0.1" : at.host === "::" ? "::1" : at.host;
  return `dig +short @${host} -p ${at.port} ${fqdn} ${type}`;
}

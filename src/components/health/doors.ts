const NAMES: Readonly<Record<string, string>> = {
  subdomain_v2: "Registrants’ API",
  registrar_v1: "Registrar API",
  cloudflare_v4: "Cloudflare-compatible API",
  mcp: "Agents (MCP)",
  httpreq: "ACME challenges",
  epp: "EPP",
  audit: "Audit feed",
  trpc: "Portal’s calls",
  pages: "Pages",
  jobs: "Jobs",
};

/** A door as a plot's legend calls it. */
export function doorText(door: string): string {
  return NAMES[door] ?? door;
}

import type { Scope } from "@/services/access/scopes";

/** Something to paste, and where it goes. */
export interface ToolBlock {
  /** "In a file that only you can read: ~/.portolan.ini". */
  readonly label: string;
  readonly code: string;
}

/** How one tool is pointed at this portal. */
export interface Tool {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly blocks: readonly ToolBlock[];
}

/** What the lines are made of. */
export interface ToolFacts {
  /** `https://names.example`, without a slash at the end. */
  readonly origin: string;
  readonly accountId: string;
  readonly scopes: readonly Scope[];
  /** Of an ACME-only key. */
  readonly acmeNames: readonly string[];
  /** The key's text; null when it is not known any more. */
  readonly secret: string | null;
}

/** What stands for the key once it cannot be shown any more. */
export const PLACEHOLDER = "YOUR_KEY";

/** Ready lines for the tools that a key with these scopes can serve. */
export function toolLines({ origin, accountId, scopes, acmeNames, secret }: ToolFacts): Tool[] {
  const key = secret ?? PLACEHOLDER;
  const may = (...needed: readonly Scope[]) => needed.every((scope) => scopes.includes(scope));
  const isAcme = scopes.includes("dns:acme");
  const setsChallenges = isAcme || may("dns:read", "dns:write");
  const api = `${origin}/client/v4`;
  const domains = acmeNames.length > 0 ? acmeNames : ["your-name.example"];
  const [first = ""] = domains;
  const tools: (Tool | false)[] = [
    !isAcme && {
      id: "cloudflare",
      name: "Cloudflare SDK, curl",
      about: "Whatever was made for Cloudflare’s API and takes another address.",
      blocks: [
        {
          label: "Environment",
          code: [
            `export CLOUDFLARE_BASE_URL=${api}`,
            `export CLOUDFLARE_API_TOKEN=${key}`,
            `export CLOUDFLARE_ACCOUNT_ID=${accountId.replaceAll("-", "")}`,
          ].join("\n"),
        },
        {
          label: "Try it",
          code: `curl -H "Authorization: Bearer $CLOUDFLARE_API_TOKEN" "$CLOUDFLARE_BASE_URL/user/tokens/verify"`,
        },
      ],
    },
    setsChallenges && {
      id: "certbot",
      name: "certbot",
      about: "With Debian’s python3-certbot-dns-cloudflare. The first file is also read when it renews.",
      blocks: [
        { label: "/root/.cloudflare/cloudflare.cfg", code: `[CloudFlare]\nbase_url = ${api}` },
        { label: "/root/portolan.ini, mode 600", code: `dns_cloudflare_api_token = ${key}` },
        {
          label: "Command",
          code: `certbot certonly --dns-cloudflare --dns-cloudflare-credentials /root/portolan.ini -d ${first} -d '*.${first}'`,
        },
      ],
    },
    setsChallenges && {
      id: "lego",
      name: "lego, Traefik",
      about: "By the convention httpreq, which other ACME clients speak too.",
      blocks: [
        {
          label: "Environment",
          code: [
            `export HTTPREQ_ENDPOINT=${origin}/httpreq`,
            "export HTTPREQ_USERNAME=portolan",
            `export HTTPREQ_PASSWORD=${key}`,
          ].join("\n"),
        },
        {
          label: "Command",
          code: `lego --dns httpreq --email you@example.com --domains ${first} --domains '*.${first}' run`,
        },
      ],
    },
    may("dns:read", "dns:write") && {
      id: "octodns",
      name: "octoDNS",
      about: "With octodns-cloudflare 1.1 or newer, which takes another address.",
      blocks: [
        { label: "Environment", code: `export PORTOLAN_TOKEN=${key}` },
        {
          label: "In the configuration, under providers",
          code: [
            "portolan:",
            "  class: octodns_cloudflare.CloudflareProvider",
            "  token: env/PORTOLAN_TOKEN",
            `  api_url: ${api}`,
            "  min_ttl: 60",
          ].join("\n"),
        },
      ],
    },
    may("names:read") && {
      id: "mcp",
      name: "Agent (MCP)",
      about: scopes.includes("agents:write")
        ? "It buys only within the key’s own spend limit."
        : "It only reads: this key lacks agents:write.",
      blocks: [{ label: "MCP configuration", code: mcpConfig(`${origin}/mcp`, key) }],
    },
    may("names:read") && {
      id: "cli",
      name: "Command line",
      about: "Searches, registers and edits records from a terminal.",
      blocks: [
        {
          label: "Environment",
          code: `export PORTOLAN_URL=${origin}\nexport PORTOLAN_TOKEN=${key}`,
        },
        { label: "Try it", code: `npx portolan search "corner bakery"` },
      ],
    },
    !isAcme && {
      id: "api",
      name: "Portolan’s API",
      about: "The registrants’ API has everything that the dashboard can do.",
      blocks: [{ label: "Try it", code: `curl -H "X-API-Key: ${key}" ${origin}/api/v2${pathFor(scopes)}` }],
    },
  ];
  return tools.filter((tool) => tool !== false);
}

function mcpConfig(url: string, key: string): string {
  const headers = { Authorization: `Bearer ${key}` };
  return JSON.stringify({ mcpServers: { portolan: { type: "http", url, headers } } }, null, 2);
}

/** A request that a key with these scopes may make. */
function pathFor(scopes: readonly Scope[]): string {
  if (scopes.includes("names:read")) return "/registrant/subdomains";
  if (scopes.includes("billing:read")) return "/account/balance";
  return scopes.includes("account:read") ? "/account" : "/pricing";
}

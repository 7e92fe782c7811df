import { expect, it } from "vitest";
import { type Scope, WIDE_SCOPES } from "@/services/access/scopes";
import { SCOPE_PRESETS } from "./scope-groups";
import { PLACEHOLDER, type ToolFacts, toolLines } from "./tool-lines";

const facts = (over: Partial<ToolFacts> = {}): ToolFacts => ({
  origin: "https://names.example",
  accountId: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e",
  scopes: WIDE_SCOPES,
  acmeNames: [],
  secret: "sk_live_x",
  ...over,
});
const ids = (scopes: readonly Scope[]) => toolLines(facts({ scopes })).map(({ id }) => id);
const codeOf = (id: string, over: Partial<ToolFacts> = {}) =>
  toolLines(facts(over))
    .find((tool) => tool.id === id)
    ?.blocks.map(({ code }) => code)
    .join("\n");

it("a key is shown with the tools that its scopes serve", () => {
  expect(ids(WIDE_SCOPES)).toEqual(["cloudflare", "certbot", "lego", "octodns", "mcp", "cli", "api"]);
  expect(ids(["dns:acme"])).toEqual(["certbot", "lego"]);
  expect(ids(["billing:read"])).toEqual(["cloudflare", "api"]);
  expect(ids(["names:read", "dns:read"])).toEqual(["cloudflare", "mcp", "cli", "api"]);
  for (const { label, scopes } of SCOPE_PRESETS) expect(ids(scopes), label).not.toEqual([]);
});

it("lines are ready to paste: the portal's addresses, the account, the key", () => {
  expect(codeOf("cloudflare")).toContain("CLOUDFLARE_BASE_URL=https://names.example/client/v4\n");
  expect(codeOf("cloudflare")).toContain("CLOUDFLARE_ACCOUNT_ID=019ab0c18f5e7a319d523c0f6a1b2d4e");
  expect(codeOf("lego")).toMatch(/HTTPREQ_ENDPOINT=https:\/\/names\.example\/httpreq\n.*\n.*=sk_live_x\n/);
  expect(JSON.parse(codeOf("mcp") ?? "")).toMatchObject({
    mcpServers: {
      portolan: { url: "https://names.example/mcp", headers: { Authorization: "Bearer sk_live_x" } },
    },
  });
  expect(codeOf("api", { scopes: ["billing:read"] })).toContain("/api/v2/account/balance");
});

it("an ACME-only key's lines are for its first name, also once the key is not known any more", () => {
  const acme = { scopes: ["dns:acme"], acmeNames: ["one.com.store", "two.com.store"], secret: null } as const;
  expect(codeOf("certbot", acme)).toContain(`dns_cloudflare_api_token = ${PLACEHOLDER}`);
  expect(codeOf("certbot", acme)).toContain("-d one.com.store -d '*.one.com.store'");
});

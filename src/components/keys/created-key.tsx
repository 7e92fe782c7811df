"use client";

import { CodeBlock } from "../ui/code-block";
import { SecretOnce } from "../ui/secret-once";

/** The key, and a line that uses it as pasted. */
export function CreatedKey({ secret, scopes }: { secret: string; scopes: readonly string[] }) {
  return (
    <SecretOnce secret={secret} label="API key">
      <div>
        <p className="mb-1.5 text-ink-2">Try it from a terminal:</p>
        <CodeBlock label="Command" code={tryLine(secret, scopes, location.origin)} wrap />
      </div>
    </SecretOnce>
  );
}

/** A request that a key with these scopes may make. */
function tryLine(key: string, scopes: readonly string[], origin: string): string {
  const path = scopes.includes("names:read")
    ? "/registrant/subdomains"
    : scopes.includes("billing:read")
      ? "/account/balance"
      : scopes.includes("account:read")
        ? "/account"
        : "/pricing";
  return `curl -H "X-API-Key: ${key}" ${origin}/api/v2${path}`;
}

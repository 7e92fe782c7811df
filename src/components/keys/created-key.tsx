"use client";

import type { Scope } from "@/services/access/scopes";
import { SecretOnce } from "../ui/secret-once";
import { ToolPicker } from "./tool-picker";

/** The key, and the lines that use it as pasted. */
export function CreatedKey({
  secret,
  scopes,
  acmeNames,
  accountId,
}: {
  secret: string;
  scopes: readonly Scope[];
  acmeNames: readonly string[];
  accountId: string;
}) {
  return (
    <SecretOnce secret={secret} label="API key">
      <ToolPicker
        origin={location.origin}
        accountId={accountId}
        scopes={scopes}
        acmeNames={acmeNames}
        secret={secret}
      />
    </SecretOnce>
  );
}

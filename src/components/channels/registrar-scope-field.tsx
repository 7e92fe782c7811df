"use client";

import { useState } from "react";
import { REGISTRAR_SCOPE_DESCRIPTIONS, REGISTRAR_SCOPES } from "@/services/access/registrar-scopes";
import { ChoiceField } from "../form/fields";
import { Checkbox, Radio } from "../ui/choice";

/** What a channel's key may do: every command, or the chosen ones. */
export function RegistrarScopeField() {
  const [rights, setRights] = useState("profile");
  return (
    <div className="space-y-3">
      <ChoiceField name="rights" label="What it may do">
        <Radio
          name="rights"
          value="profile"
          checked={rights === "profile"}
          onChange={() => setRights("profile")}
          label={
            <>
              Every command <code className="font-mono text-ink-3 text-xs">registrar_api</code>
            </>
          }
          hint="Those that are added later, too"
        />
        <Radio
          name="rights"
          value="scopes"
          checked={rights === "scopes"}
          onChange={() => setRights("scopes")}
          label="Only some commands"
          hint="For a program that reports, say, and buys nothing"
        />
      </ChoiceField>
      {rights === "scopes" && (
        <div className="rounded-md border border-line px-3 py-2.5">
          <ChoiceField name="scopes" label="Scopes">
            {REGISTRAR_SCOPES.map((scope) => (
              <Checkbox
                key={scope}
                name="scopes"
                value={scope}
                defaultChecked={scope === "status:read"}
                label={
                  <>
                    {REGISTRAR_SCOPE_DESCRIPTIONS[scope]}{" "}
                    <code className="whitespace-nowrap font-mono text-ink-3 text-xs">{scope}</code>
                  </>
                }
              />
            ))}
          </ChoiceField>
        </div>
      )}
    </div>
  );
}

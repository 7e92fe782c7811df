"use client";

import { use } from "react";
import { groupNameOf } from "@/services/access/permission-groups";
import { SCOPE_DESCRIPTIONS, type Scope } from "@/services/access/scopes";
import { FormContext } from "../form/form-context";
import { Checkbox } from "../ui/choice";
import { ACME_ONLY, SCOPE_GROUPS, SCOPE_PRESETS } from "./scope-groups";

/** What the key may do: a preset, or each scope by itself. A key cannot do more than who makes it: `own`. */
export function ScopeField({
  own,
  chosen,
  onChange,
}: {
  own: readonly Scope[];
  chosen: ReadonlySet<Scope>;
  onChange: (scopes: ReadonlySet<Scope>) => void;
}) {
  const { errors } = use(FormContext);
  const presets = SCOPE_PRESETS.map((preset) => ({
    ...preset,
    scopes: preset.scopes.filter((scope) => own.includes(scope)),
  }));

  return (
    <fieldset className="space-y-2" aria-describedby={errors.scopes ? "scopes-error" : undefined}>
      <legend className="font-medium text-sm">What it may do</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {presets.map(({ label, hint, scopes }) => {
          const on = scopes.length === chosen.size && scopes.every((scope) => chosen.has(scope));
          return (
            <button
              key={label}
              type="button"
              aria-pressed={on}
              disabled={scopes.length === 0}
              onClick={() => onChange(new Set(scopes))}
              className="flex flex-col rounded-md border border-line bg-surface p-2.5 text-left hover:bg-hover disabled:opacity-50 aria-pressed:border-accent aria-pressed:bg-accent-soft"
            >
              <span className="block font-medium">{label}</span>
              <span className="block text-ink-3 text-xs">{hint}</span>
            </button>
          );
        })}
      </div>
      {errors.scopes && (
        <p id="scopes-error" role="alert" className="text-bad text-sm">
          {errors.scopes}
        </p>
      )}
      {chosen.has(ACME_ONLY) ? (
        <input type="checkbox" name="scopes" value={ACME_ONLY} checked readOnly hidden />
      ) : (
        <ScopeList own={own} chosen={chosen} onChange={onChange} />
      )}
    </fieldset>
  );
}

/** Each scope by itself, with the name that Cloudflare has for it. */
function ScopeList({ own, chosen, onChange }: Parameters<typeof ScopeField>[0]) {
  const toggle = (scope: Scope, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(scope);
    else next.delete(scope);
    onChange(next);
  };
  return (
    <div className="divide-y divide-line rounded-md border border-line">
      {SCOPE_GROUPS.map((group) => (
        <div key={group.label} className="grid gap-x-4 gap-y-1 px-3 py-2.5 sm:grid-cols-[8rem_1fr]">
          <p className="text-ink-3 text-sm">{group.label}</p>
          <div className="space-y-0.5">
            {group.scopes.map((scope) => (
              <Checkbox
                key={scope}
                name="scopes"
                value={scope}
                checked={chosen.has(scope)}
                disabled={!own.includes(scope)}
                onChange={(event) => toggle(scope, event.target.checked)}
                label={<ScopeWords scope={scope} />}
                hint={own.includes(scope) ? undefined : "Your own role does not include this"}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** What a scope lets a key do, and what it is called: here, and where tools for Cloudflare ask for it. */
export function ScopeWords({ scope }: { scope: Scope }) {
  const group = groupNameOf(scope);
  return (
    <>
      {SCOPE_DESCRIPTIONS[scope]}{" "}
      <code className="whitespace-nowrap font-mono text-ink-3 text-xs">{scope}</code>
      {group && (
        <span className="whitespace-nowrap text-ink-3 text-xs" data-tip="What Cloudflare calls it">
          {" "}
          · {group}
        </span>
      )}
    </>
  );
}

"use client";

import clsx from "clsx";
import { useState } from "react";
import { PasswordField } from "../form/password-field";
import { passwordStrength, type Strength } from "./password-strength";

const FILL = ["bg-bad", "bg-bad", "bg-warn", "bg-ok", "bg-ok"] as const;

/** A password that is being chosen: how good it is shows while one types. */
export function NewPasswordField({ name, label }: { name: string; label?: string }) {
  const [strength, setStrength] = useState<Strength | null>(null);
  return (
    <PasswordField
      name={name}
      label={label}
      autoComplete="new-password"
      onChange={(event) =>
        setStrength(event.target.value === "" ? null : passwordStrength(event.target.value))
      }
      hint={strength ? <Meter strength={strength} /> : "At least 8 characters; a few words in a row are best"}
    />
  );
}

function Meter({ strength: { level, word, advice } }: { strength: Strength }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="flex w-20 shrink-0 gap-0.5">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={clsx("h-1 flex-1 rounded-full", step <= Math.max(level, 1) ? FILL[level] : "bg-line")}
          />
        ))}
      </span>
      <span aria-live="polite">
        <span className="font-medium text-ink-2">{word}</span>
        {advice && `: ${lowerFirst(advice)}`}
      </span>
    </span>
  );
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

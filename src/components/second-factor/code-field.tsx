"use client";

import { useState } from "react";
import { TextField } from "../form/fields";

/** Takes a code of the app; with `recovery`, a recovery code too. */
export function CodeField({
  recovery = false,
  autoFocus,
  hint = "The 6 digits that your authenticator app shows now",
}: {
  recovery?: boolean;
  autoFocus?: boolean;
  hint?: string;
}) {
  const [isRecovery, setIsRecovery] = useState(false);
  return (
    <TextField
      // Another keyboard on a phone: a new control.
      key={String(isRecovery)}
      name="code"
      label={isRecovery ? "Recovery code" : "Code"}
      hint={isRecovery ? "One of the ten you kept when you set the second factor up; it works once" : hint}
      inputMode={isRecovery ? "text" : "numeric"}
      autoComplete={isRecovery ? "off" : "one-time-code"}
      autoCapitalize="off"
      spellCheck={false}
      maxLength={64}
      autoFocus={autoFocus || isRecovery}
      mono
      className="max-w-64"
      action={
        recovery && (
          <button
            type="button"
            className="text-accent text-sm underline underline-offset-2"
            onClick={() => setIsRecovery(!isRecovery)}
          >
            {isRecovery ? "Use the app" : "Use a recovery code"}
          </button>
        )
      }
    />
  );
}

"use client";

import { type ComponentProps, use, useState } from "react";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { FormContext } from "./form-context";

/** A password, with a button that shows what was typed. */
export function PasswordField({
  label = "Password",
  hint,
  action,
  ...rest
}: {
  name: string;
  label?: string;
  hint?: React.ReactNode;
  action?: React.ReactNode;
} & ComponentProps<typeof Input>) {
  const { errors } = use(FormContext);
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} action={action} error={errors[rest.name]}>
      {(aria) => (
        <span className="relative flex items-center">
          <Input
            autoComplete="current-password"
            autoCapitalize="off"
            spellCheck={false}
            {...rest}
            {...aria}
            type={shown ? "text" : "password"}
            className="pr-14"
          />
          <button
            type="button"
            aria-label={shown ? "Hide password" : "Show password"}
            onClick={() => setShown(!shown)}
            className="absolute right-1.5 flex h-7 items-center rounded-sm px-2 text-ink-2 text-sm hover:bg-hover hover:text-ink"
          >
            {shown ? "Hide" : "Show"}
          </button>
        </span>
      )}
    </Field>
  );
}

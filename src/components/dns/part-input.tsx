"use client";

import type { ReactNode } from "react";
import { Field } from "../ui/field";
import { Input, Select, Textarea } from "../ui/input";
import type { PartField } from "./record-types";

/** The control of one part of a value. */
export function PartInput({
  field,
  value,
  error,
  note,
  autoFocus,
  onChange,
  onLeave,
}: {
  field: PartField;
  value: string;
  error?: string;
  /** Beneath, in place of the hint: what a name stands for. */
  note?: ReactNode;
  autoFocus?: boolean;
  onChange: (value: string) => void;
  onLeave: () => void;
}) {
  const { name, label, hint, example, kind, choices, optional } = field;
  const hasOther = choices !== undefined && !choices.some(([choice]) => choice === value);
  return (
    <Field label={label} hint={note ?? hint} error={error} optional={optional}>
      {(aria) => {
        const shared = { ...aria, name, value, onBlur: onLeave, autoFocus };
        if (choices) {
          return (
            <Select {...shared} onChange={(event) => onChange(event.target.value)}>
              {hasOther && <option value={value}>{value}</option>}
              {choices.map(([choice, text]) => (
                <option key={choice} value={choice}>
                  {text}
                </option>
              ))}
            </Select>
          );
        }
        if (kind === "area") {
          return (
            <Textarea
              {...shared}
              mono
              rows={value.length > 160 ? 5 : 2}
              placeholder={example}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange(event.target.value.replace(/[\r\n]+/g, " "))}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.shiftKey) return;
                event.preventDefault();
                event.currentTarget.form?.requestSubmit();
              }}
            />
          );
        }
        return (
          <Input
            {...shared}
            mono={kind !== "number"}
            inputMode={kind === "number" ? "numeric" : undefined}
            placeholder={example}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Field>
  );
}

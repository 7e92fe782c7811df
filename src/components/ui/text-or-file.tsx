"use client";

import type { Ref } from "react";
import { Field } from "./field";
import { Textarea } from "./input";

/** The text of a file: pasted, dropped or chosen. */
export function TextOrFile({
  label,
  hint,
  accept,
  rows,
  placeholder,
  value,
  onChange,
  ref,
}: {
  label: string;
  hint: string;
  /** As of a file input: `.csv,text/*`. */
  accept: string;
  rows: number;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  ref?: Ref<HTMLTextAreaElement>;
}) {
  const read = async (file: File | undefined) => {
    if (file) onChange(await file.text());
  };
  return (
    <Field
      label={label}
      hint={hint}
      action={
        <label className="rounded-sm text-accent has-focus-visible:outline-2 hover:underline">
          Choose a file
          <input
            type="file"
            className="sr-only"
            accept={accept}
            onChange={(event) => read(event.target.files?.[0])}
          />
        </label>
      }
    >
      {(aria) => (
        <Textarea
          {...aria}
          ref={ref}
          mono
          autoFocus
          rows={rows}
          wrap="off"
          spellCheck={false}
          value={value}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            const [file] = event.dataTransfer.files;
            if (!file) return;
            event.preventDefault();
            void read(file);
          }}
        />
      )}
    </Field>
  );
}

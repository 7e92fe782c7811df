"use client";

import { use, useRef, useState } from "react";
import { FormContext } from "../form/form-context";
import { Button, IconButton } from "../ui/button";
import { Input } from "../ui/input";

/** Headers that are sent beside ours: rows of a name and a value. `kept` have a value already, which is not shown. */
export function HeaderField({ kept = [], most }: { kept?: readonly string[]; most: number }) {
  const { errors } = use(FormContext);
  const next = useRef(kept.length);
  const [rows, setRows] = useState(kept.map((name, key) => ({ key, name })));
  const faults = Object.entries(errors).filter(([path]) => path.startsWith("headers"));
  return (
    <fieldset className="space-y-2">
      <legend className="font-medium text-sm">
        Headers <span className="font-normal text-ink-3">(optional)</span>
      </legend>
      <p className="text-ink-3 text-sm">
        Sent with every event, such as an Authorization that your receiver asks for. Values are kept sealed
        and never shown again.
      </p>
      {rows.map(({ key, name }, i) => (
        <div key={key} className="flex items-center gap-2">
          <Input
            name={`headers.${i}.name`}
            aria-label={`Name of header ${i + 1}`}
            placeholder="X-Team"
            mono
            defaultValue={name}
            readOnly={name !== ""}
            autoComplete="off"
          />
          <Input
            name={`headers.${i}.value`}
            aria-label={`Value of header ${i + 1}`}
            placeholder={name ? "Unchanged" : "Value"}
            mono
            autoComplete="off"
          />
          <IconButton
            icon="trash"
            label={`Remove header ${i + 1}`}
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          />
        </div>
      ))}
      {faults.map(([path, message]) => (
        <p key={path} role="alert" className="text-bad text-sm">
          {message}
        </p>
      ))}
      {rows.length < most && (
        <Button size="sm" icon="plus" onClick={() => setRows([...rows, { key: next.current++, name: "" }])}>
          Add a header
        </Button>
      )}
    </fieldset>
  );
}

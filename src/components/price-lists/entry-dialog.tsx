"use client";

import { use } from "react";
import { FormFault, SubmitButton, TextareaField, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormContext } from "../form/form-context";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { ListPlace } from "./list-dialogs";
import { LIST_WORDS, type ListEntry } from "./list-words";

/** Adds an entry to a list, or changes one. */
export default function EntryDialog({
  place: { namespace, kind, currency },
  entry,
  onClose,
}: {
  place: ListPlace;
  /** Null for a new one. */
  entry: ListEntry | null;
  onClose: () => void;
}) {
  const { title, columns } = LIST_WORDS[kind];
  return (
    <Dialog
      open
      onClose={onClose}
      title={entry ? `Change ${entry.unicode}` : `Add to: ${title.toLowerCase()}`}
      description={`Under ${namespace}. It holds from the next check on.`}
    >
      <Form<Input<"console.lists.put">, { label: string; outcome: string }>
        label={title}
        schema={async () => (await import("@/services/registry/schema")).putEntryInput}
        fixed={{ namespace, kind, ...(entry && { label: entry.label }) }}
        submit={(input) => tell("console.lists.put", input)}
        onDone={() => {
          toast({ tone: "ok", text: entry ? `${entry.unicode} is changed` : "The name is on the list" });
          onClose();
        }}
      >
        {!entry && (
          <TextField
            name="label"
            mono
            label="Label"
            hint={`What stands before .${namespace}; bücher and xn--bcher-kva are the same`}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            autoFocus
          />
        )}
        {columns.map(({ name, label, hint, kind: shape }) =>
          shape === "text" ? (
            <TextareaField
              key={name}
              name={`values.${name}`}
              rows={5}
              label={label}
              hint={hint}
              defaultValue={entry?.values[name] ?? ""}
            />
          ) : (
            <TextField
              key={name}
              name={`values.${name}`}
              label={shape === "amount" ? `${label} in ${currency}` : label}
              hint={hint}
              inputMode={shape === "amount" ? "decimal" : undefined}
              defaultValue={
                shape === "time" ? (entry?.values[name] ?? "").slice(0, 10) : (entry?.values[name] ?? "")
              }
              autoComplete="off"
            />
          ),
        )}
        <Warning />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>{entry ? "Save" : "Add"}</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

/** Comes when the server has something to be looked at first, such as that the name is registered. */
function Warning() {
  const { errors } = use(FormContext);
  const warning = errors.acceptWarnings;
  return (
    <div hidden={!warning} className="rounded-md bg-warn-soft px-3 py-2.5">
      <Checkbox name="acceptWarnings" label="Do it all the same" hint={warning} />
    </div>
  );
}

"use client";

import { useState } from "react";
import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Field } from "../ui/field";
import { Select } from "../ui/input";
import { toast } from "../ui/toast";
import { type ContactEntry, entryName } from "./entry";

/** Removes an entry; with the default goes the question which one is it next. */
export default function RemoveDialog({
  entry,
  others,
  onClose,
}: {
  entry: ContactEntry;
  others: readonly ContactEntry[];
  onClose: () => void;
}) {
  const [next, setNext] = useState(others[0]?.id ?? "");
  const { id: contactId, name, isDefault } = entry;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Remove ${name}?`}
      confirmLabel="Remove contact"
      danger
      onConfirm={async () => {
        await tell("contacts.remove", { contactId, ...(isDefault && next && { nextDefaultId: next }) });
        toast({ tone: "ok", text: `${name} is no longer in the address book` });
      }}
    >
      <p>Names that have a copy of it keep their copy.</p>
      {isDefault && others.length > 0 && (
        <Field label="The default from then on">
          {(aria) => (
            <Select {...aria} value={next} onChange={(event) => setNext(event.target.value)}>
              {others.map((other) => (
                <option key={other.id} value={other.id}>
                  {entryName(other)}
                </option>
              ))}
              <option value="">None</option>
            </Select>
          )}
        </Field>
      )}
      {isDefault && next === "" && (
        <p>Without a default, programs that register a name have to send its registrant.</p>
      )}
    </ConfirmDialog>
  );
}

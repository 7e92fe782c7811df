"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, type Output, tell } from "../trpc";
import { IconButton } from "../ui/button";
import { Time } from "../ui/time";
import { toast } from "../ui/toast";
import { useAction } from "../use-action";

/** What operators wrote down about a name, and the field for the next note. */
export function Notes({
  name,
  notes,
  you,
  isAdmin,
  disabled,
}: {
  name: string;
  notes: Output<"console.names.get">["notes"];
  /** The address of who looks: they may remove their own notes. */
  you: string;
  isAdmin: boolean;
  disabled: boolean;
}) {
  const router = useRouter();
  // A new form after each note: an empty field.
  const [round, setRound] = useState(0);
  return (
    <div className="divide-y divide-line">
      <div className="p-4">
        <Form<Input<"console.names.addNote">, unknown>
          key={round}
          label="Write a note"
          className="space-y-3"
          schema={async () => (await import("@/services/registry/schema")).addNoteInput}
          fixed={{ name }}
          submit={(input) => tell("console.names.addNote", input)}
          onDone={() => {
            setRound(round + 1);
            router.refresh();
          }}
        >
          <fieldset disabled={disabled} className="min-w-0 space-y-3">
            <TextareaField name="text" label="A new note" rows={3} hint="Seen by operators only." />
            <FormFault />
            <SubmitButton disabled={disabled} size="sm" variant="secondary">
              Add note
            </SubmitButton>
          </fieldset>
        </Form>
      </div>
      {notes.map((note) => (
        <article key={note.id} className="flex items-start gap-3 px-4 py-3">
          <div className="min-w-0 flex-1">
            <p className="whitespace-pre-line [overflow-wrap:anywhere]">{note.text}</p>
            <p className="mt-1 text-ink-3 text-sm [overflow-wrap:anywhere]">
              {note.author}, <Time at={note.createdAt} />
            </p>
          </div>
          {!disabled && (isAdmin || note.author === you) && <RemoveNote name={name} note={note} />}
        </article>
      ))}
    </div>
  );
}

function RemoveNote({ name, note }: { name: string; note: { id: string; text: string } }) {
  const { run, busy } = useAction();
  const remove = async () => {
    await tell("console.names.removeNote", { noteId: note.id });
    toast({
      tone: "ok",
      text: "The note is gone",
      action: {
        label: "Undo",
        onSelect: () =>
          void run(() => tell("console.names.addNote", { name, text: note.text }), "The note is back"),
      },
    });
  };
  return <IconButton icon="trash" label="Remove note" disabled={busy} onClick={() => run(remove)} />;
}

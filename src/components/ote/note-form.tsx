"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";

/** Writes a note on a run, or on a step of it. */
export function NoteForm({ number, step }: { number: number; step: string | null }) {
  const router = useRouter();
  // A new form for each note: it starts empty.
  const [written, setWritten] = useState(0);
  return (
    <details key={written}>
      <summary className="inline-flex min-h-7 items-center rounded-md text-accent text-sm underline">
        Add a note
      </summary>
      <Form<Input<"console.ote.addNote">, void>
        label={step === null ? "Note on the run" : "Note on the step"}
        schema={async () => (await import("@/services/ote/schema")).addNoteInput}
        fixed={{ number, step }}
        submit={(input) => tell("console.ote.addNote", input)}
        onDone={() => {
          setWritten((count) => count + 1);
          router.refresh();
        }}
        className="mt-2 space-y-2"
      >
        <TextareaField
          name="text"
          label="Note"
          hint="Operators see it, and it stands in the evidence"
          rows={2}
        />
        <FormFault />
        <SubmitButton variant="secondary" size="sm">
          Add note
        </SubmitButton>
      </Form>
    </details>
  );
}

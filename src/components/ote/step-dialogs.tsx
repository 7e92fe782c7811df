"use client";

import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { TextDialog } from "../form/text-dialog";
import { type Input, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { RunInDialogs } from "./run-dialogs";

/** Has a step judged by what comes from now on. */
export function RetryDialog({
  run: { number, steps },
  step,
  onClose,
}: {
  run: RunInDialogs;
  /** Its id. */
  step: string;
  onClose: () => void;
}) {
  const title = steps.find(({ id }) => id === step)?.title ?? step;
  return (
    <TextDialog<Input<"console.ote.retryStep">>
      title={`Ask for another try of “${title}”?`}
      description="The step waits again, and is judged by the commands that come from now on. The tries so far stay in the evidence."
      field="reason"
      label="Reason"
      hint="It stands in the evidence"
      action="Ask for another try"
      schema={async () => (await import("@/services/ote/schema")).retryStepInput}
      fixed={{ number, step }}
      submit={(input) => tell("console.ote.retryStep", input)}
      done={`“${title}” waits for another try`}
      onClose={onClose}
    />
  );
}

/** Attaches what the channel's feed shows now. */
export function AttachDialog({ run: { number }, onClose }: { run: RunInDialogs; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Attach poll evidence"
      description="The channel’s feed is read now: every command of this run with an idempotency key, with audit id, status and result codes. It becomes part of the evidence."
    >
      <Form<Input<"console.ote.attachPoll">, Output<"console.ote.attachPoll">>
        label="Attach poll evidence"
        schema={async () => (await import("@/services/ote/schema")).attachPollInput}
        fixed={{ number }}
        submit={(input) => tell("console.ote.attachPoll", input)}
        onDone={({ events }) => {
          toast({ tone: "ok", text: `${events === 1 ? "1 event is" : `${events} events are`} attached` });
          onClose();
        }}
      >
        <TextField
          name="title"
          label="Title"
          defaultValue="Poll evidence"
          maxLength={100}
          autoComplete="off"
        />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Attach</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

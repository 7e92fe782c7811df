"use client";

import { TextDialog } from "../form/text-dialog";
import { type Input, tell } from "../trpc";
import type { RunInDialogs } from "./run-dialogs";

interface Props {
  run: RunInDialogs;
  onClose: () => void;
}

/** Ends a run with findings. */
export function RefuseDialog({ run: { number, name, company }, onClose }: Props) {
  return (
    <TextDialog<Input<"console.ote.refuse">>
      title={`Refuse “${name}”?`}
      description={`${company} is not certified by this run. Its evidence stays; another run can be started.`}
      field="findings"
      label="Findings"
      hint="The registrar’s contacts get them by mail, and see them on their OT&E page"
      rows={8}
      action="Refuse run"
      danger
      schema={async () => (await import("@/services/ote/schema")).refuseRunInput}
      fixed={{ number }}
      submit={(input) => tell("console.ote.refuse", input)}
      done={`“${name}” is refused`}
      onClose={onClose}
    />
  );
}

/** Ends a run without a verdict. */
export function AbandonDialog({ run: { number, name }, onClose }: Props) {
  return (
    <TextDialog<Input<"console.ote.abandon">>
      title={`Abandon “${name}”?`}
      description="It ends without a verdict, and cannot go on. Its evidence stays."
      field="reason"
      label="Reason"
      hint="The registrar’s contacts get it by mail"
      action="Abandon run"
      danger
      schema={async () => (await import("@/services/ote/schema")).abandonRunInput}
      fixed={{ number }}
      submit={(input) => tell("console.ote.abandon", input)}
      done={`“${name}” is abandoned`}
      onClose={onClose}
    />
  );
}

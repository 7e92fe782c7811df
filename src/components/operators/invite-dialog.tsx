"use client";

import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { OperatorRoleField } from "./role-field";

/** Invites somebody by mail to run the registry. */
export default function InviteDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Invite an operator"
      description="They get a mail with a link that works once, for 7 days. They need no account before."
    >
      <Form<Input<"console.operators.invite">, unknown>
        label="Invite an operator"
        schema={async () => (await import("@/services/operators/schema")).inviteOperatorInput}
        submit={(input) => tell("console.operators.invite", input)}
        onDone={(_, { email }) => {
          toast({ tone: "ok", text: `The invitation to ${email} is on its way` });
          onClose();
        }}
      >
        <TextField
          name="email"
          type="email"
          label="Email address"
          autoComplete="off"
          inputMode="email"
          autoFocus
          spellCheck={false}
        />
        <OperatorRoleField current="read_only" />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton icon="send">Send invitation</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

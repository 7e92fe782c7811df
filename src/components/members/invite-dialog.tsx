"use client";

import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { RoleField } from "./role-field";

/** Invites somebody by mail. */
export default function InviteDialog({
  organization,
  isOwner,
  onClose,
}: {
  organization: string;
  isOwner: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Invite somebody to ${organization}`}
      description="They get a mail with a link that works for 7 days. They need no account of their own before."
    >
      <Form<Input<"members.invite">, unknown>
        label="Invite a member"
        schema={async () => (await import("@/services/accounts/schema")).inviteMemberInput}
        submit={(input) => tell("members.invite", input)}
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
        <RoleField current="technical" isOwner={isOwner} />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton icon="send">Send invitation</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

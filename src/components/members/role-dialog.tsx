"use client";

import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { MemberInDialogs } from "./member-dialogs";
import { RoleField } from "./role-field";
import { ROLE_NAMES } from "./role-names";

/** Gives a member another role. */
export default function RoleDialog({
  member,
  isOwner,
  onClose,
}: {
  member: MemberInDialogs;
  isOwner: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Change the role of ${member.name}`}
      description="It holds from their next click on. API keys they made lose what the new role lacks."
    >
      <Form<Input<"members.changeRole">, void>
        label="Change the role"
        schema={async () => (await import("@/services/accounts/schema")).changeRoleInput}
        fixed={{ userId: member.userId }}
        submit={(input) => tell("members.changeRole", input)}
        onDone={(_, { role }) => {
          toast({ tone: "ok", text: `${member.name} is ${ROLE_NAMES[role]} now` });
          onClose();
        }}
      >
        <RoleField current={member.role} isOwner={isOwner} />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Change role</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

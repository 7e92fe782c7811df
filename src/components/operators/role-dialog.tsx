"use client";

import { OPERATOR_ROLE_NAMES } from "@/services/operators/scopes";
import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { OperatorInDialogs } from "./operator-dialogs";
import { OperatorRoleField } from "./role-field";

/** Gives an operator another role. */
export default function RoleDialog({
  operator,
  onClose,
}: {
  operator: OperatorInDialogs;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Change the role of ${operator.name}`}
      description="It holds from their next click on."
    >
      <Form<Input<"console.operators.changeRole">, void>
        label="Change the role"
        schema={async () => (await import("@/services/operators/schema")).changeOperatorRoleInput}
        fixed={{ userId: operator.userId }}
        submit={(input) => tell("console.operators.changeRole", input)}
        onDone={(_, { role }) => {
          toast({ tone: "ok", text: `${operator.name} is ${OPERATOR_ROLE_NAMES[role].toLowerCase()} now` });
          onClose();
        }}
      >
        <OperatorRoleField current={operator.role} />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Change role</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

"use client";

import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";

/** Removes the second factor of a user who is locked out. */
export default function RemoveSecondFactorDialog({
  user: { userId, name, email },
  onClose,
}: {
  user: { userId: string; name: string; email: string };
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Remove the second factor of ${name}?`}
      description={
        <>
          {email} then signs in with the password alone, is signed out everywhere, and is told by mail. Be
          sure who asks: call back on a number that you know.
        </>
      }
    >
      <Form<Input<"console.accounts.removeSecondFactor">, void>
        label="Remove the second factor"
        schema={async () => (await import("@/services/access/second-factor/schema")).removeSecondFactorInput}
        fixed={{ userId }}
        submit={(input) => tell("console.accounts.removeSecondFactor", input)}
        onDone={() => {
          toast({ tone: "ok", text: `${name} signs in with the password alone` });
          onClose();
        }}
      >
        <TextareaField
          name="reason"
          label="Reason"
          hint="The user reads it, and the audit keeps it"
          rows={3}
        />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton variant="danger">Remove</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

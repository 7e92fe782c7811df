"use client";

import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { PasswordField } from "../form/password-field";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { CodeField } from "./code-field";

/** Turns the second factor off, with the password and a code. */
export default function TurnOffDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Turn the second factor off?"
      description="Signing in then asks for your password alone, and you can take no registry lock off."
    >
      <Form<Input<"secondFactor.turnOff">, void>
        label="Turn off"
        schema={async () => (await import("@/services/access/second-factor/schema")).turnOffSecondFactorInput}
        submit={(input) => tell("secondFactor.turnOff", input)}
        onDone={() => {
          toast({ tone: "ok", text: "The second factor is off" });
          onClose();
        }}
      >
        <PasswordField name="password" label="Your password" autoFocus />
        <CodeField recovery />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton variant="danger">Turn off</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

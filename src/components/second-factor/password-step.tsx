"use client";

import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { PasswordField } from "../form/password-field";
import { type Input, type Output, tell } from "../trpc";
import { Button } from "../ui/button";

/** Asks for the password: an open browser alone sets nothing up. */
export function PasswordStep({
  onDone,
  onCancel,
}: {
  onDone: (factor: Output<"secondFactor.begin">) => void;
  onCancel: () => void;
}) {
  return (
    <Form<Input<"secondFactor.begin">, Output<"secondFactor.begin">>
      label="Password"
      schema={async () => (await import("@/services/access/second-factor/schema")).beginSecondFactorInput}
      submit={(input) => tell("secondFactor.begin", input)}
      onDone={onDone}
    >
      <p className="text-ink-2">
        You need an authenticator app on your phone, such as Aegis, 2FAS, Google Authenticator or your
        password manager.
      </p>
      <PasswordField name="password" label="Your password" autoFocus />
      <FormFault />
      <FormFoot>
        <Button onClick={onCancel}>Cancel</Button>
        <SubmitButton>Continue</SubmitButton>
      </FormFoot>
    </Form>
  );
}

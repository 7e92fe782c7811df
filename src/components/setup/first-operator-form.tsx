"use client";

import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { PasswordField } from "../form/password-field";
import { signIn } from "../session";
import { type Input, tell } from "../trpc";

/** Creates the first operator and signs them in. */
export function FirstOperatorForm() {
  return (
    <Form<Input<"access.createFirstOperator">, void>
      label="Create the first operator"
      schema={async () => (await import("@/services/access/schema")).createFirstOperatorInput}
      submit={async (input) => {
        await tell("access.createFirstOperator", input);
        await signIn(input);
      }}
      onDone={() => location.assign("/console")}
    >
      <TextField name="name" label="Your name" autoComplete="name" autoFocus maxLength={100} />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label="Email address"
        autoComplete="username"
        spellCheck={false}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="new-password"
        hint="At least 8 characters; a few words in a row are best"
      />
      <FormFault />
      <SubmitButton wide>Create operator</SubmitButton>
    </Form>
  );
}

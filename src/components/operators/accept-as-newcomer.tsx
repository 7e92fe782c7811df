"use client";

import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { PasswordField } from "../form/password-field";
import { signIn } from "../session";
import { type Input as Accepting, tell } from "../trpc";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

/** Accepts an operator's invitation as somebody who is new here: the link proves the address. */
export function AcceptAsNewcomer({ token, email }: { token: string; email: string }) {
  return (
    <Form<Accepting<"console.operators.acceptInvitation">, void>
      label="Accept the invitation"
      schema={async () =>
        (await import("@/services/operators/schema")).acceptOperatorInput.required({
          name: true,
          password: true,
        })
      }
      fixed={{ token }}
      submit={async ({ name, password }) => {
        await tell("console.operators.acceptInvitation", { token, name, password });
        await signIn({ email, password: password ?? "" });
      }}
      onDone={() => location.assign("/console")}
    >
      {/* Without a name: it is no part of the input, but tells password managers whose password it is. */}
      <Field label="Email address">
        {(aria) => <Input {...aria} value={email} readOnly autoComplete="username" />}
      </Field>
      <TextField name="name" label="Your name" autoComplete="name" autoFocus maxLength={100} />
      <PasswordField
        name="password"
        label="Choose a password"
        autoComplete="new-password"
        hint="At least 8 characters; a few words in a row are best"
      />
      <FormFault />
      <SubmitButton wide>Accept and create user</SubmitButton>
    </Form>
  );
}

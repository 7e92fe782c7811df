"use client";

import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { PasswordField } from "../form/password-field";
import { signIn } from "../session";
import { type Input as Accepting, tell } from "../trpc";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { INVITATIONS, type InvitationTo } from "./invitations";

/** Accepts an invitation as somebody who is new here: the link proves the address, so a name and a password will do. */
export function AcceptAsNewcomer({ to, token, email }: { to: InvitationTo; token: string; email: string }) {
  const { procedure, home, newcomerAction } = INVITATIONS[to];
  return (
    <Form<Accepting<typeof procedure>, void>
      label="Accept the invitation"
      schema={async () =>
        (await import("@/services/accounts/schema")).acceptInvitationInput.required({
          name: true,
          password: true,
        })
      }
      fixed={{ token }}
      submit={async ({ name, password }) => {
        await tell(procedure, { token, name, password });
        await signIn({ email, password: password ?? "" });
      }}
      onDone={() => location.assign(home)}
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
      <SubmitButton wide>{newcomerAction}</SubmitButton>
    </Form>
  );
}

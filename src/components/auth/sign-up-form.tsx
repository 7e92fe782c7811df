"use client";

import { useRouter } from "next/navigation";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, type Output, tell } from "../trpc";
import { NewPasswordField } from "./new-password-field";
import { rememberNextPath } from "./remembered-next";

/** Creates a user with an account of their own; then a mail proves the address. */
export function SignUpForm({ next }: { next: string | null }) {
  const router = useRouter();
  return (
    <Form<Input<"access.signUp">, Output<"access.signUp">>
      label="Create account"
      schema={async () => (await import("@/services/access/schema")).signUpInput}
      submit={(input) => tell("access.signUp", input)}
      onDone={({ email }) => {
        rememberNextPath(next);
        router.push(`/check-mail?${new URLSearchParams({ email })}`);
      }}
    >
      <TextField name="name" label="Your name" autoComplete="name" autoFocus maxLength={100} />
      <TextField
        name="organization"
        label="Organization"
        autoComplete="organization"
        maxLength={100}
        hint="The account is called so: a company, a project, or your own name"
      />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label="Email address"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
      />
      <NewPasswordField name="password" />
      <FormFault />
      <SubmitButton wide>Create account</SubmitButton>
    </Form>
  );
}

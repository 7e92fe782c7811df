"use client";

import { useRouter } from "next/navigation";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";

/** Has a link sent to choose a new password. */
export function ForgotPasswordForm() {
  const router = useRouter();
  return (
    <Form<Input<"access.requestPasswordReset">, unknown>
      label="Reset password"
      schema={async () => (await import("@/services/access/schema")).emailInput}
      submit={(input) => tell("access.requestPasswordReset", input)}
      onDone={(_, { email }) => router.push(`/forgot-password?${new URLSearchParams({ sent: email })}`)}
    >
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label="Email address"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
      />
      <FormFault />
      <SubmitButton wide>Send the link</SubmitButton>
    </Form>
  );
}

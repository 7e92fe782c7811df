"use client";

import { useState } from "react";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";
import { Alert } from "../ui/alert";

/** Has the verification mail sent again. With `email` it is one press. */
export function ResendForm({ email }: { email: string | null }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <Form<Input<"access.resendVerification">, unknown>
      label="Send the mail again"
      schema={async () => (await import("@/services/access/schema")).emailInput}
      submit={(input) => tell("access.resendVerification", input)}
      onDone={(_, input) => setSentTo(input.email)}
    >
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label="Email address"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        defaultValue={email ?? undefined}
      />
      <FormFault />
      {sentTo !== null && (
        <Alert tone="ok" live>
          If {sentTo} waits to be verified, another mail is on its way.
        </Alert>
      )}
      <SubmitButton wide variant="secondary" icon="send">
        Send the mail again
      </SubmitButton>
    </Form>
  );
}

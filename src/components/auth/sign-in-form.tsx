"use client";

import { use } from "react";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormContext } from "../form/form-context";
import { PasswordField } from "../form/password-field";
import { signIn } from "../session";
import { AuthLink } from "./auth-link";
import { HOME_PATH, withNext } from "./next-path";
import { takeNextPath } from "./remembered-next";

type Credentials = { email: string; password: string };

/** Opens a session and goes on to where the visitor wanted to go. */
export function SignInForm({ email, next }: { email: string | null; next: string | null }) {
  return (
    <Form<Credentials, void>
      label="Sign in"
      schema={async () => (await import("@/services/access/schema")).credentialsInput}
      submit={signIn}
      onDone={() => {
        const remembered = takeNextPath();
        // A page that was loaded before knows nobody: start afresh.
        location.assign(next ?? remembered ?? HOME_PATH);
      }}
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
        autoFocus={email === null}
      />
      <PasswordField
        name="password"
        autoFocus={email !== null}
        action={<AuthLink href="/forgot-password">Forgot password?</AuthLink>}
      />
      <FormFault />
      <WayOn next={next} />
      <SubmitButton wide>Sign in</SubmitButton>
    </Form>
  );
}

/** What helps after a refusal. */
function WayOn({ next }: { next: string | null }) {
  const { fault } = use(FormContext);
  if (fault?.code !== "email_not_verified") return null;
  return (
    <p className="text-ink-2">
      No mail? <AuthLink href={withNext("/check-mail", next)}>Have it sent again</AuthLink>
    </p>
  );
}

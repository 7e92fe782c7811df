"use client";

import { use, useState } from "react";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormContext } from "../form/form-context";
import { PasswordField } from "../form/password-field";
import { CodeField } from "../second-factor/code-field";
import { type Credentials, signIn } from "../session";
import { Button } from "../ui/button";
import { AuthLink } from "./auth-link";
import { HOME_PATH, withNext } from "./next-path";
import { takeNextPath } from "./remembered-next";

/** Opens a session and goes on to where the visitor wanted to go. */
export function SignInForm({ email, next }: { email: string | null; next: string | null }) {
  // The password stays in the form, out of sight, until the code goes with it: there is no half-open session.
  const [asksCode, setAsksCode] = useState(false);
  return (
    <Form<Credentials, Awaited<ReturnType<typeof signIn>>>
      label="Sign in"
      schema={async () => (await import("@/services/access/schema")).credentialsInput}
      submit={signIn}
      onDone={(outcome) => {
        if (outcome === "code needed") return setAsksCode(true);
        const remembered = takeNextPath();
        // A page that was loaded before knows nobody: start afresh.
        location.assign(next ?? remembered ?? HOME_PATH);
      }}
    >
      <div hidden={asksCode} className="space-y-4">
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
      </div>
      {asksCode && <CodeField recovery autoFocus />}
      <FormFault />
      <WayOn next={next} />
      <SubmitButton wide>Sign in</SubmitButton>
      {asksCode && (
        <Button wide variant="ghost" onClick={() => setAsksCode(false)}>
          Sign in as somebody else
        </Button>
      )}
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

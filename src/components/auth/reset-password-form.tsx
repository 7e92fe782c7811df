"use client";

import { useRouter } from "next/navigation";
import { use } from "react";
import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormContext } from "../form/form-context";
import { type Input, type Output, tell } from "../trpc";
import { AuthLink } from "./auth-link";
import { NewPasswordField } from "./new-password-field";

/** Sets the password by the link of a mail, then leads to signing in. */
export function ResetPasswordForm({ token }: { token: string }) {
  const router = useRouter();
  return (
    <Form<Input<"access.resetPassword">, Output<"access.resetPassword">>
      label="Choose a new password"
      schema={async () => (await import("@/services/access/schema")).resetPasswordInput}
      fixed={{ token }}
      submit={(input) => tell("access.resetPassword", input)}
      onDone={({ email }) => router.push(`/sign-in?${new URLSearchParams({ done: "reset", email })}`)}
    >
      <NewPasswordField name="password" label="New password" />
      <FormFault />
      <AnotherLink />
      <SubmitButton wide>Set the password</SubmitButton>
    </Form>
  );
}

/** A link that is used up or broken leads to another one. */
function AnotherLink() {
  const { fault, errors } = use(FormContext);
  if (fault?.code !== "token_invalid" && !errors.token) return null;
  return (
    <p className="text-ink-2">
      {errors.token && <>{errors.token}. </>}
      <AuthLink href="/forgot-password">Get a new link</AuthLink>
    </p>
  );
}

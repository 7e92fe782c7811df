"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { PasswordField } from "../form/password-field";
import { type Input, tell } from "../trpc";
import { toast } from "../ui/toast";

export function PasswordForm({ email }: { email: string }) {
  const router = useRouter();
  // A new form after each success: passwords do not stay on the page.
  const [done, setDone] = useState(0);
  return (
    <Form<Input<"access.changePassword">, void>
      key={done}
      label="Change the password"
      schema={async () => (await import("@/services/access/schema")).changePasswordInput}
      submit={(input) => tell("access.changePassword", input)}
      onDone={() => {
        toast({ tone: "ok", text: "The password is changed and other browsers are signed out" });
        setDone(done + 1);
        router.refresh();
      }}
      className="max-w-md space-y-4"
    >
      {/* Password managers then know whose password it is. */}
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <PasswordField name="currentPassword" label="Current password" autoComplete="current-password" />
      <PasswordField
        name="newPassword"
        label="New password"
        autoComplete="new-password"
        hint="At least 8 characters; a few words in a row are best"
      />
      <FormFault />
      <SubmitButton>Change password</SubmitButton>
    </Form>
  );
}

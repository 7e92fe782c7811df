"use client";

import { useRouter } from "next/navigation";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";
import { toast } from "../ui/toast";

export function ProfileForm({ name, email }: { name: string; email: string }) {
  const router = useRouter();
  return (
    <Form<Input<"access.updateProfile">, unknown>
      label="Your profile"
      schema={async () => (await import("@/services/access/schema")).updateProfileInput}
      submit={(input) => tell("access.updateProfile", { name: input.name })}
      onDone={() => {
        toast({ tone: "ok", text: "Your profile is saved" });
        router.refresh();
      }}
      className="max-w-md space-y-4"
    >
      <TextField
        name="name"
        label="Name"
        defaultValue={name}
        autoComplete="name"
        maxLength={100}
        hint="Other members see it, and mails begin with it"
      />
      <TextField
        name="email"
        label="Email address"
        defaultValue={email}
        disabled
        hint="You sign in with it; it cannot be changed"
      />
      <FormFault />
      <SubmitButton>Save profile</SubmitButton>
    </Form>
  );
}

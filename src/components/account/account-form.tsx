"use client";

import { useRouter } from "next/navigation";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";
import { toast } from "../ui/toast";

export function AccountForm({ account }: { account: Input<"account.update"> }) {
  const router = useRouter();
  return (
    <Form<Input<"account.update">, unknown>
      label="Organization and contact"
      schema={async () => (await import("@/services/accounts/schema")).updateAccountInput}
      submit={(input) => tell("account.update", input)}
      onDone={() => {
        toast({ tone: "ok", text: "The account is saved" });
        router.refresh();
      }}
      className="max-w-md space-y-4"
    >
      <TextField
        name="organization"
        label="Organization"
        defaultValue={account.organization}
        autoComplete="organization"
        maxLength={100}
      />
      <TextField
        name="contactName"
        label="Contact’s name"
        defaultValue={account.contactName}
        autoComplete="name"
        maxLength={100}
      />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label="Contact’s email address"
        defaultValue={account.email}
        autoComplete="email"
        spellCheck={false}
      />
      <FormFault />
      <SubmitButton>Save account</SubmitButton>
    </Form>
  );
}

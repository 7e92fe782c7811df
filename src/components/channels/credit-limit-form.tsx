"use client";

import { useRouter } from "next/navigation";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { tell } from "../trpc";
import { toast } from "../ui/toast";
import { convertedSchema, toMinor, toTyped } from "./money-form";

/** How far a channel's balance may fall below zero. */
export function CreditLimitForm({
  slug,
  currency,
  creditLimit,
  disabled,
}: {
  slug: string;
  currency: string;
  creditLimit: number;
  disabled: boolean;
}) {
  const router = useRouter();
  const convert = (form: { creditLimit: string }) => ({
    slug,
    currency,
    creditLimit: toMinor(form.creditLimit, currency) ?? Number.NaN,
  });
  return (
    <Form<{ creditLimit: string }, void>
      label="Credit limit"
      schema={() =>
        convertedSchema(
          import("@/services/channels/schema").then((m) => m.setCreditLimitInput),
          convert,
        )
      }
      submit={(form) => tell("console.channels.setCreditLimit", convert(form))}
      onDone={() => {
        toast({ tone: "ok", text: "The credit limit is saved" });
        router.refresh();
      }}
    >
      <fieldset disabled={disabled} className="min-w-0 space-y-4">
        <TextField
          name="creditLimit"
          label={`Credit limit (${currency})`}
          hint="How far the balance may fall below zero"
          inputMode="decimal"
          defaultValue={toTyped(creditLimit, currency)}
          autoComplete="off"
          className="max-w-40"
        />
        <FormFault />
        <SubmitButton variant="secondary">Save credit limit</SubmitButton>
      </fieldset>
    </Form>
  );
}

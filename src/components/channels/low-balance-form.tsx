"use client";

import { useRouter } from "next/navigation";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { tell } from "../trpc";
import { toast } from "../ui/toast";
import { convertedSchema, type TypedAmount, toMinor, toTyped } from "./money-form";

interface LowBalanceFields {
  lowBalanceAmount: TypedAmount;
}

/** Below which balance the contacts are told. With `slug`, an operator sets it for that channel. */
export function LowBalanceForm({
  lowBalanceAmount,
  currency,
  slug,
  disabled,
}: {
  lowBalanceAmount: number | null;
  currency: string;
  slug?: string;
  disabled: boolean;
}) {
  const router = useRouter();
  const convert = (form: LowBalanceFields) => ({
    lowBalanceAmount: toMinor(form.lowBalanceAmount, currency),
  });
  return (
    <Form<LowBalanceFields, void>
      label="Low-balance notice"
      schema={() =>
        convertedSchema(
          import("@/services/channels/schema").then((m) => m.setLowBalanceInput),
          convert,
        )
      }
      submit={(form) =>
        slug === undefined
          ? tell("channels.setLowBalance", convert(form))
          : tell("console.channels.setLowBalance", { slug, ...convert(form) })
      }
      onDone={(_, form) => {
        toast({
          tone: "ok",
          text: form.lowBalanceAmount === null ? "No notice will be sent" : "The notice is set",
        });
        router.refresh();
      }}
    >
      <fieldset disabled={disabled} className="min-w-0 space-y-4">
        <TextField
          name="lowBalanceAmount"
          label={`Tell the contacts below (${currency})`}
          hint="Counted with the credit limit; one mail for each fall. Empty: no notice."
          inputMode="decimal"
          defaultValue={toTyped(lowBalanceAmount, currency)}
          data-empty="null"
          placeholder="100.00"
          autoComplete="off"
          className="max-w-40"
        />
        <FormFault />
        <SubmitButton variant="secondary">Save notice</SubmitButton>
      </fieldset>
    </Form>
  );
}

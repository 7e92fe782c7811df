"use client";

import { useRouter } from "next/navigation";
import { AddressFields } from "../form/address-fields";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, type Output, tell } from "../trpc";
import { toast } from "../ui/toast";

/** Where invoices are addressed to, and whose tax is on them. */
export function BillingDetailsForm({ details }: { details: Output<"invoices.details"> }) {
  const router = useRouter();
  return (
    <Form<Input<"invoices.updateDetails">, void>
      label="Billing address"
      schema={async () => (await import("@/services/invoices/schema")).billingDetailsInput}
      submit={(input) => tell("invoices.updateDetails", input)}
      onDone={() => {
        toast({ tone: "ok", text: "The billing address is saved: it is on the next invoices" });
        router.refresh();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <AddressFields address={details} countryHint="Decides which tax is on your invoices" isOwn />
        <TextField
          name="taxId"
          label="Tax id"
          hint="Of a company: its VAT id or the like"
          defaultValue={details.taxId ?? ""}
          autoComplete="off"
          maxLength={30}
        />
      </div>
      <FormFault />
      <SubmitButton>Save address</SubmitButton>
    </Form>
  );
}

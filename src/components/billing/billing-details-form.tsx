"use client";

import { useRouter } from "next/navigation";
import { CountryField } from "../form/country-field";
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
        <div className="sm:col-span-2">
          <TextField
            name="street"
            label="Street and number"
            defaultValue={details.street ?? ""}
            autoComplete="street-address"
            maxLength={200}
          />
        </div>
        <TextField
          name="postalCode"
          label="Postal code"
          defaultValue={details.postalCode ?? ""}
          autoComplete="postal-code"
          maxLength={20}
        />
        <TextField
          name="city"
          label="City"
          defaultValue={details.city ?? ""}
          autoComplete="address-level2"
          maxLength={100}
        />
        <TextField
          name="region"
          label="State or region"
          defaultValue={details.region ?? ""}
          autoComplete="address-level1"
          maxLength={100}
        />
        <CountryField
          name="country"
          label="Country"
          none="Not set"
          hint="Decides which tax is on your invoices"
          defaultValue={details.country ?? ""}
          autoComplete="country"
        />
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

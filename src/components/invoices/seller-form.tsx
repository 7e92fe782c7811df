"use client";

import { useRouter } from "next/navigation";
import { CountryField } from "../form/country-field";
import { FormFault, SubmitButton, TextareaField, TextField } from "../form/fields";
import { Form } from "../form/form";
import { type Input, type Output, tell } from "../trpc";
import { toast } from "../ui/toast";

/** What stands on invoices about who sells. */
export function SellerForm({
  seller,
  disabled,
}: {
  seller: Output<"console.billing.seller">;
  disabled: boolean;
}) {
  const router = useRouter();
  return (
    <Form<Input<"console.billing.setSeller">, void>
      label="Seller"
      schema={async () => (await import("@/services/invoices/schema")).sellerInput}
      submit={(input) => tell("console.billing.setSeller", input)}
      onDone={() => {
        toast({ tone: "ok", text: "Saved: it is on the next invoices" });
        router.refresh();
      }}
    >
      <fieldset disabled={disabled} className="min-w-0 space-y-4">
        <TextField name="name" label="Name" defaultValue={seller.name} maxLength={200} autoComplete="off" />
        <TextField
          name="street"
          label="Street and number"
          defaultValue={seller.street ?? ""}
          maxLength={200}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="postalCode"
            label="Postal code"
            defaultValue={seller.postalCode ?? ""}
            maxLength={20}
          />
          <TextField name="city" label="City" defaultValue={seller.city ?? ""} maxLength={100} />
          <TextField
            name="region"
            label="State or region"
            defaultValue={seller.region ?? ""}
            maxLength={100}
          />
          <CountryField
            name="country"
            label="Country"
            none="Not set"
            hint="Buyers who name no country are taken to be here"
            defaultValue={seller.country ?? ""}
          />
          <TextField name="taxId" label="Tax id" defaultValue={seller.taxId ?? ""} maxLength={30} />
          <TextField name="email" type="email" label="Email address" defaultValue={seller.email} />
          <TextField
            name="invoicePrefix"
            label="Before invoices’ numbers"
            hint="INV- gives INV-1042"
            defaultValue={seller.invoicePrefix}
            maxLength={12}
          />
          <TextField
            name="creditNotePrefix"
            label="Before credit notes’ numbers"
            defaultValue={seller.creditNotePrefix}
            maxLength={12}
          />
        </div>
        <TextareaField
          name="footer"
          label="At the foot"
          hint="Register and managing directors, for example"
          rows={2}
          defaultValue={seller.footer}
          maxLength={500}
        />
        <FormFault />
        <SubmitButton>Save seller</SubmitButton>
      </fieldset>
    </Form>
  );
}

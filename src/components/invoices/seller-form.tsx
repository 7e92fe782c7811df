"use client";

import { useRouter } from "next/navigation";
import { AddressFields } from "../form/address-fields";
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
        <div className="grid gap-4 sm:grid-cols-2">
          <AddressFields address={seller} countryHint="Buyers who name no country are taken to be here" />
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

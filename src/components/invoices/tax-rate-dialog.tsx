"use client";

import { CountryField } from "../form/country-field";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";

type Rate = Input<"console.billing.addTaxRate">;
/** `rate` as typed, in percent. */
type Values = Omit<Rate, "rate"> & { rate: string };

const toInput = (form: Values): Rate => ({ ...form, rate: hundredths(form.rate) });

function hundredths(percent: string): number {
  return /^\d{1,3}(?:\.\d{1,2})?$/.test(percent.trim()) ? Math.round(Number(percent) * 100) : Number.NaN;
}

/** Sets the tax in what buyers in a country pay, from a day on. */
export default function TaxRateDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Set a tax"
      description="Prices include it: what buyers pay stays the same, what is left of it changes."
    >
      <Form<Values, { id: string }>
        label="Set a tax"
        schema={async () => {
          const { addTaxRateInput } = await import("@/services/invoices/schema");
          return {
            "~standard": {
              validate: (form) => addTaxRateInput["~standard"].validate(toInput(form as Values)),
            },
          };
        }}
        submit={(form) => tell("console.billing.addTaxRate", toInput(form))}
        onDone={() => {
          toast({ tone: "ok", text: "The tax is set" });
          onClose();
        }}
      >
        <CountryField name="country" label="The buyers’ country" none="Choose a country" defaultValue="" />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="name"
            label="What it is called"
            placeholder="VAT"
            maxLength={30}
            autoComplete="off"
          />
          <TextField
            name="rate"
            label="Percent"
            placeholder="19"
            inputMode="decimal"
            autoComplete="off"
            hint="0 writes a line of 0%"
          />
        </div>
        <TextField
          name="validFrom"
          type="date"
          label="From the day (UTC)"
          hint="The day of the charge decides. A day that has begun holds for what is not invoiced yet."
        />
        <Checkbox
          name="reverseCharge"
          label="Reverse charge"
          hint="Buyers with a tax id, in another country than the seller’s, account for it themselves: none is charged, and the invoice says so."
        />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Set tax</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

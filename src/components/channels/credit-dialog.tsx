"use client";

import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { ChannelInDialogs } from "./console-dialogs";
import { convertedSchema, toMinor } from "./money-form";

interface CreditFields {
  amount: string;
  reason: string;
}

/** Adds to the channel's balance by an operator's word. */
export default function CreditDialog({
  channel: { slug, company, currency },
  onClose,
}: {
  channel: ChannelInDialogs;
  onClose: () => void;
}) {
  const convert = ({ amount, reason }: CreditFields) => ({
    slug,
    currency,
    amount: toMinor(amount, currency) ?? Number.NaN,
    reason,
  });
  return (
    <Dialog open onClose={onClose} size="sm" title={`Credit ${company}`}>
      <Form<CreditFields, Output<"console.channels.credit">>
        label="Credit the balance"
        schema={() =>
          convertedSchema(
            import("@/services/channels/schema").then((m) => m.creditChannelInput),
            convert,
          )
        }
        submit={(form) => tell("console.channels.credit", convert(form))}
        onDone={() => {
          toast({ tone: "ok", text: "The balance is credited" });
          onClose();
        }}
      >
        <Alert tone="info">
          It stands on the registrar’s statement as an adjustment, and is not taken back.
        </Alert>
        <TextField
          name="amount"
          label={`Amount (${currency})`}
          inputMode="decimal"
          placeholder="100.00"
          autoComplete="off"
          autoFocus
        />
        <TextField
          name="reason"
          label="What it is for"
          hint="The registrar reads it on the statement"
          placeholder="Bank transfer of 20 November"
          maxLength={200}
          autoComplete="off"
        />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Credit balance</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

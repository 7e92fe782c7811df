"use client";

import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Money } from "../ui/money";
import { toast } from "../ui/toast";
import type { ConsolePayment } from "./console-payment-table";

type RefundForm = Input<"console.payments.refund">;

/** Gives a top-up back to its card. */
export default function RefundDialog({ payment, onClose }: { payment: ConsolePayment; onClose: () => void }) {
  const { id: paymentId, amount, currency, account } = payment;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Give this payment back?"
      size="sm"
      description={
        <>
          <Money amount={amount} currency={currency} /> leaves the balance of {account.organization} at once
          and goes to the card. Its owner is told by mail. This cannot be undone.
        </>
      }
    >
      <Form<RefundForm, unknown>
        label="Give a payment back"
        schema={() => import("@/services/payments/schema").then((m) => m.requestRefundInput)}
        fixed={{ paymentId }}
        submit={(values) => tell("console.payments.refund", values)}
        onDone={() => {
          toast({ tone: "ok", text: "The payment goes back" });
          onClose();
        }}
      >
        <TextField
          name="reason"
          label="Reason"
          hint="For the audit; the owner does not see it"
          maxLength={500}
        />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton variant="danger">Give back</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Money } from "../ui/money";
import { AmountField } from "./amount-field";
import { CardFields } from "./card-fields";
import { type TopUpForm, topUpSchema, toTopUpInput } from "./top-up-form";

const PRESETS = [2_500, 5_000, 10_000, 25_000] as const;

/** Adds money to the balance by card, then says what the balance is. */
export default function TopUpDialog({ currency, onClose }: { currency: string; onClose: () => void }) {
  const router = useRouter();
  const [done, setDone] = useState<Output<"billing.topUp"> | null>(null);

  if (done) {
    return (
      <Dialog
        open
        onClose={onClose}
        title="Money added"
        size="sm"
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <Alert tone="ok" live>
          <Money amount={done.amount} currency={done.currency} /> is on the balance, which is{" "}
          <Money amount={done.balance} currency={done.currency} /> now.
        </Alert>
        <p className="mt-3 text-ink-2">
          Receipt{" "}
          <Link href={`/dashboard/billing/invoices/${done.receiptNumber}`} className="text-accent underline">
            no. {done.receiptNumber}
          </Link>
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title="Add money" size="sm">
      <Form<TopUpForm, Output<"billing.topUp">>
        label="Add money by card"
        schema={() => topUpSchema(currency)}
        submit={(form) => tell("billing.topUp", toTopUpInput(form, currency))}
        onDone={(result) => {
          setDone(result);
          router.refresh();
        }}
      >
        <Alert tone="info">Only test cards are taken here. No money moves.</Alert>
        <AmountField presets={PRESETS} currency={currency} />
        <CardFields />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton icon="credit-card">Add money</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

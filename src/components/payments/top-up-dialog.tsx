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
import { Checkbox } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { Money } from "../ui/money";
import { AmountField } from "./amount-field";
import { CardFields } from "./card-fields";
import { SourceField } from "./source-field";
import { type TopUpForm, topUpSchema, toTopUpInput } from "./top-up-form";

const PRESETS = [2_500, 5_000, 10_000, 25_000] as const;

type Paid = Output<"payments.topUp">;

/** Adds money to the balance by card, then says what the balance is, or leads to where the payment is confirmed. */
export default function TopUpDialog({
  currency,
  cards,
  amount,
  onClose,
}: {
  currency: string;
  cards: Output<"payments.methods">;
  /** To begin with, minor units: what is missing for something. */
  amount?: number;
  onClose: () => void;
}) {
  const router = useRouter();
  const newCard = cards.entry === "provider" ? "redirect" : "new_card";
  const usable = cards.methods.filter(({ isExpired }) => !isExpired);
  const [source, setSource] = useState<string>(usable[0]?.id ?? newCard);
  const [done, setDone] = useState<Paid | null>(null);

  const follow = (paid: Paid) => {
    if (paid.status === "succeeded") {
      setDone(paid);
      router.refresh();
    } else if (paid.actionUrl) location.assign(paid.actionUrl);
    else router.push(`/dashboard/billing/payments/${paid.id}`);
  };

  if (done) return <MoneyAdded paid={done} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title="Add money" size="sm">
      <Form<TopUpForm, Paid>
        label="Add money by card"
        schema={() => topUpSchema(currency)}
        submit={(form) => tell("payments.topUp", toTopUpInput(form, currency))}
        onDone={follow}
      >
        {cards.entry === "here" && <Alert tone="info">Only test cards are taken here. No money moves.</Alert>}
        <AmountField presets={PRESETS} currency={currency} initial={amount} />
        <SourceField methods={usable} newCard={newCard} value={source} onChange={setSource} />
        {source === "new_card" && <CardFields />}
        {(source === "new_card" || source === "redirect") && (
          <Checkbox
            name="save"
            label="Save the card"
            hint="For the next time, and for names that renew themselves"
          />
        )}
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton icon="credit-card">
            {source === "redirect" ? "Go to the payment page" : "Add money"}
          </SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

function MoneyAdded({ paid, onClose }: { paid: Paid; onClose: () => void }) {
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
        <Money amount={paid.amount} currency={paid.currency} /> is on the balance
        {paid.balance !== null && (
          <>
            , which is <Money amount={paid.balance} currency={paid.currency} /> now
          </>
        )}
        .
      </Alert>
      <p className="mt-3 text-ink-2">
        <Link href={`/dashboard/billing/payments/${paid.id}`} className="text-accent underline">
          See the payment
        </Link>
      </p>
    </Dialog>
  );
}

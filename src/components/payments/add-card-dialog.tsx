"use client";

import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import type { Schema } from "../form/validate";
import { type Input, type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { CardFields } from "./card-fields";
import { writtenCard } from "./top-up-form";

type CardForm = Input<"payments.addCard">;

async function cardSchema(): Promise<Schema<CardForm>> {
  const { addCardInput } = await import("@/services/payments/schema");
  return {
    "~standard": { validate: (form) => addCardInput["~standard"].validate(writtenCard(form as CardForm)) },
  };
}

/** Saves a test card. */
export default function AddCardDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title="Add a card" size="sm">
      <Form<CardForm, Output<"payments.addCard">>
        label="Add a card"
        schema={cardSchema}
        submit={(card) => tell("payments.addCard", writtenCard(card))}
        onDone={() => {
          toast({ tone: "ok", text: "The card is saved" });
          onClose();
        }}
      >
        <Alert tone="info">Only test cards are taken here. Their numbers are not kept.</Alert>
        <CardFields />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton icon="credit-card">Save card</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

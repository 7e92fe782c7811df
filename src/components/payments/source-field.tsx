"use client";

import { ChoiceField } from "../form/fields";
import type { Output } from "../trpc";
import { Radio } from "../ui/choice";
import { CardName } from "./card-name";
import type { NewCard } from "./top-up-form";

type Method = Output<"payments.methods">["methods"][number];

const NEW: Record<NewCard, string> = {
  new_card: "Another card",
  redirect: "Another card, on the payment provider’s page",
};

/** Which card pays. Nothing is asked while there is only one way. */
export function SourceField({
  methods,
  newCard,
  value,
  onChange,
}: {
  methods: readonly Method[];
  newCard: NewCard;
  value: string;
  onChange: (source: string) => void;
}) {
  if (methods.length === 0) return <input type="hidden" name="source" value={newCard} />;
  const options = [
    ...methods.map((card) => ({ id: card.id, label: <CardName {...card} /> })),
    { id: newCard, label: NEW[newCard] },
  ];
  return (
    <ChoiceField name="methodId" label="Pay with">
      {options.map(({ id, label }) => (
        <Radio
          key={id}
          name="source"
          value={id}
          checked={value === id}
          onChange={() => onChange(id)}
          label={label}
        />
      ))}
    </ChoiceField>
  );
}

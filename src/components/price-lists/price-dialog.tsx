"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { minorUnits } from "@/lib/money";
import { ChoiceField, FormFault, SelectField, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import type { Schema } from "../form/validate";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Radio } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { OPERATION_WORDS, OPERATIONS, type Operation } from "./operations";

interface Values {
  operation: Operation;
  /** A decimal text. */
  amount: string;
  when: "now" | "later";
  /** As `<input type=datetime-local>` has it: in the operator's zone. */
  validFrom?: string;
}

const toInput = ({ operation, amount, when, validFrom }: Values, namespace: string, currency: string) =>
  ({
    namespace,
    operation,
    amount: minorUnits(amount, currency),
    validFrom: when === "now" ? null : toIso(validFrom ?? ""),
  }) satisfies Input<"console.namespaces.addPrice">;

function toIso(local: string): string {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? "" : at.toISOString();
}

async function schemaFor(namespace: string, currency: string): Promise<Schema<Values>> {
  const { addPriceInput } = await import("@/services/registry/schema");
  return {
    "~standard": {
      validate: (form) => addPriceInput["~standard"].validate(toInput(form as Values, namespace, currency)),
    },
  };
}

/** Sets a price from now or from a moment on. */
export default function PriceDialog({
  namespace,
  currency,
  onClose,
}: {
  namespace: string;
  currency: string;
  onClose: () => void;
}) {
  const router = useRouter();
  const [when, setWhen] = useState<Values["when"]>("later");
  // Known to the browser only.
  const [zone, setZone] = useState<string | null>(null);
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return (
    <Dialog
      open
      onClose={onClose}
      title="Set a price"
      description="What was charged before stays in the history. Prices of premium names are on their own list."
    >
      <Form<Values, { id: string }>
        label="Set a price"
        schema={() => schemaFor(namespace, currency)}
        submit={(values) => tell("console.namespaces.addPrice", toInput(values, namespace, currency))}
        onDone={(_, values) => {
          const what = OPERATION_WORDS[values.operation].label.toLowerCase();
          toast({
            tone: "ok",
            text: when === "now" ? `The price for ${what} is in force` : `The price for ${what} is planned`,
          });
          onClose();
          router.refresh();
        }}
      >
        <SelectField name="operation" label="For">
          {OPERATIONS.map((operation) => (
            <option key={operation} value={operation}>
              {OPERATION_WORDS[operation].label}, {OPERATION_WORDS[operation].per}
            </option>
          ))}
        </SelectField>
        <TextField
          name="amount"
          label={`Price in ${currency}`}
          inputMode="decimal"
          placeholder="29.99"
          autoComplete="off"
          autoFocus
        />
        <ChoiceField name="when" label="From">
          <Radio
            name="when"
            value="later"
            checked={when === "later"}
            onChange={() => setWhen("later")}
            label="A day and time"
          />
          <Radio
            name="when"
            value="now"
            checked={when === "now"}
            onChange={() => setWhen("now")}
            label="Now"
            hint="The next registration, renewal, transfer or restore is charged it"
          />
        </ChoiceField>
        {when === "later" && (
          <TextField
            name="validFrom"
            type="datetime-local"
            label="Begins"
            hint={zone ? `In your time zone, ${zone}` : "In your time zone"}
          />
        )}
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>{when === "now" ? "Set price now" : "Plan price"}</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

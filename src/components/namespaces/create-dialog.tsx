"use client";

import { useRouter } from "next/navigation";
import { minorUnits } from "@/lib/money";
import { FormFault, SubmitButton, TextareaField, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import type { Schema } from "../form/validate";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { namespacePath } from "./paths";

const OPERATIONS = [
  ["register", "Registration a year"],
  ["renew", "Renewal a year"],
  ["transfer", "Transfer"],
  ["restore", "Restore, flat"],
] as const;

interface Values {
  name: string;
  nameservers?: string;
  hostmaster?: string;
  /** Decimal texts. */
  prices: Record<(typeof OPERATIONS)[number][0], string>;
}

const toInput = ({ prices, ...rest }: Values, currency: string): Input<"console.namespaces.create"> => {
  const amount = (operation: keyof Values["prices"]) => minorUnits(prices[operation] ?? "", currency);
  return {
    ...rest,
    prices: {
      register: amount("register"),
      renew: amount("renew"),
      transfer: amount("transfer"),
      restore: amount("restore"),
    },
  };
};

async function schemaIn(currency: string): Promise<Schema<Values>> {
  const { createNamespaceInput } = await import("@/services/registry/schema");
  return {
    "~standard": {
      validate: (form) => createNamespaceInput["~standard"].validate(toInput(form as Values, currency)),
    },
  };
}

/** Opens a namespace. It begins with the default namespace's rules and is offered nowhere until it is listed. */
export default function CreateDialog({
  currency,
  nameservers,
  onClose,
}: {
  currency: string;
  nameservers: readonly string[];
  onClose: () => void;
}) {
  const router = useRouter();
  return (
    <Dialog
      open
      onClose={onClose}
      title="Open a namespace"
      description="It begins with the rules of the default namespace and is offered nowhere yet: you set its rules next, then where it is sold."
    >
      <Form<Values, { name: string }>
        label="Open a namespace"
        schema={() => schemaIn(currency)}
        submit={(values) => tell("console.namespaces.create", toInput(values, currency))}
        onDone={({ name }) => {
          toast({ tone: "ok", text: `${name} is open: look at its rules, then list it` });
          router.push(namespacePath(name));
        }}
      >
        <TextField
          name="name"
          mono
          label="Name"
          hint="A domain such as com.store that is delegated to you, or a TLD of your own. It cannot be changed later."
          placeholder="com.store"
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
        <fieldset className="space-y-1.5">
          <legend className="font-medium text-sm">Prices in {currency}</legend>
          <div className="grid grid-cols-2 gap-x-4 gap-y-3">
            {OPERATIONS.map(([operation, label]) => (
              <TextField
                key={operation}
                name={`prices.${operation}`}
                label={label}
                inputMode="decimal"
                placeholder="29.99"
                autoComplete="off"
              />
            ))}
          </div>
        </fieldset>
        <TextareaField
          name="nameservers"
          mono
          optional
          rows={3}
          label="Nameservers"
          hint={nameservers.length > 0 ? `One a line. Empty: ${nameservers.join(", ")}` : "One a line."}
          spellCheck={false}
        />
        <TextField
          name="hostmaster"
          mono
          optional
          label="Hostmaster"
          hint="As a name. Empty: hostmaster. and the namespace."
          autoComplete="off"
          spellCheck={false}
        />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Open namespace</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

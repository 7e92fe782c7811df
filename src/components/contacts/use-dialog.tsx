"use client";

import { useState } from "react";
import { ChoiceField, FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { BulkDone, type BulkOutcome } from "../names/bulk-outcomes";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import type { ContactEntry } from "./entry";

type Roles = NonNullable<Input<"contacts.copyToNames">["to"][number]["roles"]>;

interface Typed {
  readonly names: string;
  readonly roles: Roles;
}

const ROLES = [
  { role: "registrant", label: "Registrant" },
  { role: "admin", label: "Administrative" },
  { role: "tech", label: "Technical" },
  { role: "billing", label: "Billing" },
] as const;

/** Copies an entry to names that are typed, or pasted, one a line. */
export default function UseDialog({ entry, onClose }: { entry: ContactEntry; onClose: () => void }) {
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[] | null>(null);
  if (outcomes) {
    return (
      <BulkDone
        outcomes={outcomes}
        names={[]}
        participle="changed"
        success={() => `Has ${entry.name}`}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Use ${entry.name} for names`}
      description="Each name gets a copy, in place of the contacts it has in these roles."
    >
      <Form<Typed, readonly BulkOutcome[]>
        label="Use for names"
        schema={async () => (await import("@/services/contacts/schema")).typedNamesInput}
        submit={async ({ names, roles }) => {
          const { splitNames } = await import("@/services/contacts/schema");
          return tell("contacts.copyToNames", {
            contactId: entry.id,
            to: splitNames(names).map((name) => ({ name, roles })),
          });
        }}
        onDone={setOutcomes}
      >
        <TextareaField
          name="names"
          label="Names"
          hint="One a line, at most 100"
          placeholder={"shop.com.store\nharbour.com.store"}
          rows={5}
          autoFocus
          spellCheck={false}
          className="font-mono"
        />
        <ChoiceField name="roles" label="As their">
          <div className="grid grid-cols-2 gap-x-4">
            {ROLES.map(({ role, label }) => (
              <Checkbox
                key={role}
                name="roles"
                value={role}
                label={label}
                defaultChecked={role === "registrant"}
              />
            ))}
          </div>
        </ChoiceField>
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Use for these names</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

"use client";

import { useState } from "react";
import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { ask, type Input, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { ContactFields } from "./contact-fields";
import { CopyDialog } from "./copy-dialog";
import type { ContactEntry } from "./entry";

/** Changes an entry, then offers to give the names that had a copy the new one. */
export default function EditDialog({ entry, onClose }: { entry: ContactEntry; onClose: () => void }) {
  // As it was opened: the page behind may show it changed already.
  const [contact] = useState(entry);
  const [copies, setCopies] = useState<Output<"contacts.names"> | null>(null);
  if (copies) return <CopyDialog entry={contact} copies={copies} onClose={onClose} />;
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title={`Edit ${contact.name}`}
      description="Names keep the copies they have, until you use the new one for them."
    >
      <Form<Input<"contacts.update">, Output<"contacts.names">>
        label="Edit the contact"
        schema={async () => (await import("@/services/contacts/schema")).updateContactInput}
        fixed={{ contactId: contact.id }}
        submit={async (input) => {
          const before = await ask("contacts.names", { contactId: contact.id });
          await tell("contacts.update", input);
          return before;
        }}
        onDone={(before) => {
          toast({ tone: "ok", text: "The contact is saved" });
          if (before.total > 0) setCopies(before);
          else onClose();
        }}
      >
        <ContactFields contact={contact} />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Save contact</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

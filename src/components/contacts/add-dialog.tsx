"use client";

import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { ContactFields, type Suggestion } from "./contact-fields";

/** Adds an entry to the address book. */
export default function AddDialog({
  suggestion,
  onClose,
}: {
  /** What the account says of its holder: for the first entry, which becomes the default. */
  suggestion: Suggestion | null;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title="Add a contact"
      description={
        suggestion
          ? "The first one is the default: the registrant of names that are registered without one."
          : undefined
      }
    >
      <Form<Input<"contacts.add">, Output<"contacts.add">>
        label="Add a contact"
        schema={async () => (await import("@/services/contacts/schema")).addContactInput}
        submit={(input) => tell("contacts.add", input)}
        onDone={({ name, verification }) => {
          const mailed = verification.state === "waiting" ? ", and a mail is on its way to be confirmed" : "";
          toast({ tone: "ok", text: `${name} is in the address book${mailed}` });
          onClose();
        }}
      >
        <ContactFields contact={suggestion ?? undefined} isOwn={suggestion !== null} />
        {!suggestion && <Checkbox name="isDefault" label="Make it the default" />}
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Add contact</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Checkbox } from "../ui/choice";
import { toast } from "../ui/toast";
import { ContactFields } from "./contact-fields";
import {
  type Contact,
  type Contacts,
  isSameContact,
  OTHER_ROLES,
  ROLE_WORDS,
  type Suggestion,
} from "./contacts";

type Typed = Pick<Input<"names.setContacts">, "contacts">;

const schema = () =>
  import("@/services/names/schema").then(({ updateInput }) =>
    updateInput.pick({ contacts: true }).required({ contacts: true }),
  );

/** The four contacts of a name; the other three may be the registrant. */
export function ContactsForm({
  fqdn,
  contacts,
  suggestion,
}: {
  fqdn: string;
  contacts: Contacts;
  /** What the account says of its holder, for a name without contacts. */
  suggestion: Suggestion;
}) {
  const router = useRouter();
  const { registrant } = contacts;
  const isNew = !registrant;

  const submit = ({ contacts: typed }: Typed) => {
    const same = Object.fromEntries(OTHER_ROLES.map((role) => [role, typed.registrant]));
    return tell("names.setContacts", { name: fqdn, contacts: { ...same, ...typed } });
  };

  return (
    <Form<Typed, unknown>
      schema={schema}
      submit={submit}
      onDone={() => {
        toast({ tone: "ok", text: "Contacts saved" });
        router.refresh();
      }}
      className="divide-y divide-line"
      label="Contacts"
    >
      {isNew && (
        <div className="p-4">
          <Alert tone="info">
            This name has no contacts yet. The registrant is filled in from your account: look it over, then
            save.
          </Alert>
        </div>
      )}
      <Section title="Registrant" text="Who holds the name">
        <ContactFields of="registrant" contact={registrant ?? suggestion} />
      </Section>
      {OTHER_ROLES.map((role) => (
        <OtherContact
          key={role}
          role={role}
          contact={contacts[role]}
          same={isSameContact(contacts[role], registrant)}
        />
      ))}
      <div className="space-y-4 p-4">
        <FormFault />
        <SubmitButton>Save contacts</SubmitButton>
      </div>
    </Form>
  );
}

function OtherContact({
  role,
  contact,
  same: sameNow,
}: {
  role: (typeof OTHER_ROLES)[number];
  contact: Contact | undefined;
  same: boolean;
}) {
  const [same, setSame] = useState(sameNow);
  const { title, text } = ROLE_WORDS[role];
  return (
    <Section title={title} text={text}>
      <Checkbox
        label="Same as registrant"
        aria-label={`${title}: same as registrant`}
        checked={same}
        onChange={(event) => setSame(event.target.checked)}
      />
      {!same && <ContactFields of={role} contact={contact} />}
    </Section>
  );
}

function Section({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-x-8 gap-y-3 p-4 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <div>
        <h3 className="font-medium">{title}</h3>
        <p className="text-ink-3 text-sm">{text}</p>
      </div>
      <div className="min-w-0 space-y-4">{children}</div>
    </section>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type BookEntry, BookPicker } from "../contacts/book-picker";
import { ContactFields, type Suggestion } from "../contacts/contact-fields";
import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { type Input, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Checkbox } from "../ui/choice";
import { toast } from "../ui/toast";
import {
  type Contact,
  type ContactRole,
  type Contacts,
  isSameContact,
  OTHER_ROLES,
  ROLE_WORDS,
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
  book,
}: {
  fqdn: string;
  contacts: Contacts;
  /** What the account says of its holder, for a name without contacts. */
  suggestion: Suggestion;
  /** The address book, to fill fields in from. */
  book: readonly BookEntry[];
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
        <FilledFields of="registrant" contact={registrant ?? suggestion} book={book} />
      </Section>
      {OTHER_ROLES.map((role) => (
        <OtherContact
          key={role}
          role={role}
          contact={contacts[role]}
          same={isSameContact(contacts[role], registrant)}
          book={book}
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
  book,
}: {
  role: (typeof OTHER_ROLES)[number];
  contact: Contact | undefined;
  same: boolean;
  book: readonly BookEntry[];
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
      {!same && <FilledFields of={role} contact={contact} book={book} />}
    </Section>
  );
}

/** The fields of one role, which an entry of the address book can fill in. */
function FilledFields({
  of: role,
  contact,
  book,
}: {
  of: ContactRole;
  contact: Suggestion | undefined;
  book: readonly BookEntry[];
}) {
  const [entry, setEntry] = useState<BookEntry | null>(null);
  return (
    <>
      <BookPicker book={book} chosen={entry} onChoose={setEntry} />
      <ContactFields
        key={entry?.id}
        at={`contacts.${role}.`}
        contact={entry ?? contact}
        isOwn={role === "registrant"}
      />
    </>
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

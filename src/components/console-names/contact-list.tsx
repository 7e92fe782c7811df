import type { Output } from "../trpc";

type Contacts = Output<"console.names.get">["contacts"];
type Contact = NonNullable<Contacts[keyof Contacts]>;

const ROLES = [
  ["registrant", "Registrant"],
  ["admin", "Administrative"],
  ["tech", "Technical"],
  ["billing", "Billing"],
] as const;

/** The contacts of a name as operators may see them; roles that say the same are said once. */
export function ContactList({ contacts }: { contacts: Contacts }) {
  const given = ROLES.flatMap(([role, label]) => {
    const contact = contacts[role];
    return contact ? [{ label, contact, text: JSON.stringify(contact) }] : [];
  });
  if (given.length === 0)
    return (
      <p className="px-4 py-3 text-ink-2">No contacts were given: the account stands for all of them.</p>
    );
  const distinct = given.filter(({ text }, index) => given.findIndex((one) => one.text === text) === index);
  return (
    <dl className="divide-y divide-line">
      {distinct.map(({ contact, text }) => (
        <div key={text} className="grid gap-x-4 gap-y-0.5 px-4 py-3 sm:grid-cols-[11rem_1fr]">
          <dt className="text-ink-3">
            {given
              .filter((one) => one.text === text)
              .map(({ label }) => label)
              .join(", ")}
          </dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            <Lines contact={contact} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Lines({ contact }: { contact: Contact }) {
  const { name, organization, email, phone, street, postalCode, city, region, country } = contact;
  const place = [[postalCode, city].filter(Boolean).join(" "), region, country].filter(Boolean).join(", ");
  return [name, organization, email, phone, street, place]
    .filter((line) => line)
    .map((line, index) => (
      <span key={line} className={index === 0 ? "block font-medium" : "block text-ink-2"}>
        {line}
      </span>
    ));
}

import type { Metadata } from "next";
import { caller } from "@/app/caller";
import { ChangeGuard } from "@/components/names/change-guard";
import { ContactsForm } from "@/components/names/contacts-form";
import { whyNotChange } from "@/components/names/why-not-change";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { viewer, viewerScopes } from "../../viewer";
import { loadName, type NameProps } from "../load-name";

export const metadata: Metadata = { title: "Contacts" };

export default async function ContactsPage({ params }: NameProps) {
  const name = await loadName((await params).name);
  const why = whyNotChange(name, await viewerScopes());
  const me = await viewer();
  const { items: book } = await (await caller()).contacts.list({ limit: 100 });
  const form = (
    <ContactsForm
      key={name.updatedAt}
      fqdn={name.fqdn}
      contacts={name.contacts}
      suggestion={{
        name: me?.user.name,
        email: me?.user.email,
        organization: me?.account?.organization,
      }}
      book={book}
    />
  );
  return (
    <Card className="max-w-4xl">
      <CardHeader
        title="Contacts"
        text={
          name.privacy
            ? "Kept by the registry; lookups show none of it, because privacy is on"
            : "Shown to whoever looks the name up, because privacy is off"
        }
      />
      {why ? (
        <CardBody>
          <ChangeGuard why={why} fqdn={name.fqdn}>
            {form}
          </ChangeGuard>
        </CardBody>
      ) : (
        form
      )}
    </Card>
  );
}

import type { Metadata } from "next";
import { headers } from "next/headers";
import { NoAccess } from "@/components/account/no-access";
import { UrlButton } from "@/components/account/url-button";
import { addContactLine } from "@/components/contacts/add-line";
import { ContactDialogs } from "@/components/contacts/contact-dialogs";
import { ContactTable } from "@/components/contacts/contact-table";
import { ROLE_NAMES } from "@/components/members/role-names";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { SearchForm } from "@/components/ui/search-form";
import { caller } from "../../caller";
import { publicOrigin } from "../../public-origin";

export const metadata: Metadata = { title: "Contacts" };

const PATH = "/dashboard/contacts";
const PER_PAGE = 50;
/** With fewer, a page shows them all at a glance. */
const WORTH_SEARCHING = 10;

export default async function Contacts({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const params = await searchParams;
  const me = await api.access.me();
  if (!me?.account) return null;
  const { scopes, role, organization, id } = me.account;
  if (!scopes.includes("names:read")) return <NoAccess what="contacts" role={ROLE_NAMES[role]} />;

  const search = oneParam(params, "search")?.slice(0, 254) ?? "";
  const page = pageParam(params);
  const { items, total } = await api.contacts.list({ page, limit: PER_PAGE, query: search || undefined });
  const mayChange = scopes.includes("names:write");
  const isEmpty = total === 0 && !search;
  const add = mayChange && (
    <UrlButton param="add" variant="primary" icon="plus">
      Add contact
    </UrlButton>
  );

  return (
    <>
      <PageHeader
        title="Contacts"
        text="The address book: who stands behind your names. Lookups show a contact only for names whose privacy is off."
        actions={!isEmpty && add}
      />
      {(total > WORTH_SEARCHING || search) && (
        <SearchForm
          path={PATH}
          label="Search contacts"
          placeholder="Name, organization or email address"
          search={search}
          className="mb-3 max-w-xl"
        />
      )}
      <Listing
        path={PATH}
        params={params}
        page={page}
        perPage={PER_PAGE}
        total={total}
        noun={["contact", "contacts"]}
        empty={
          isEmpty ? (
            <EmptyState
              icon="book-user"
              title="No contacts yet"
              action={add}
              curl={addContactLine(publicOrigin(await headers()), id)}
            >
              <p>
                Keep the people behind your names here. The default becomes the registrant of every name that
                is registered without one.
              </p>
            </EmptyState>
          ) : total === 0 ? (
            <EmptyState
              icon="search"
              title="No contact matches"
              action={<LinkButton href={PATH}>Show all contacts</LinkButton>}
            >
              <p>Nothing in a name, an organization or an email address says “{search}”.</p>
            </EmptyState>
          ) : undefined
        }
      >
        <ContactTable entries={items} mayChange={mayChange} />
      </Listing>
      {mayChange && (
        <ContactDialogs
          entries={items}
          suggestion={isEmpty ? { name: me.user.name, email: me.user.email, organization } : null}
        />
      )}
    </>
  );
}

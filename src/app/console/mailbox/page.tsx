import type { Metadata } from "next";
import { MailTable } from "@/components/mailbox/mail-table";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { SearchForm } from "@/components/ui/search-form";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Mailbox" };

const PATH = "/console/mailbox";
const ROWS = 25;

export default async function Mailbox({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const search = oneParam(params, "search")?.trim().slice(0, 200) ?? "";
  const page = Math.min(pageParam(params), 100_000);
  const { mails, total } = await (await caller()).console.mail.list({ search, page, limit: ROWS });
  return (
    <>
      <PageHeader
        title="Mailbox"
        text="Every mail the portal writes. They are delivered by SMTP when SMTP_URL is set; until then they are kept here, and you pass their links on."
        actions={
          <SearchForm path={PATH} label="Search mails" placeholder="Address or subject" search={search} />
        }
      />
      <Listing
        path={PATH}
        params={params}
        page={page}
        perPage={ROWS}
        total={total}
        noun={["mail", "mails"]}
        empty={
          mails.length === 0 && (
            <EmptyState
              icon="inbox"
              title={search ? `No mail to or about “${search}”` : "No mail yet"}
              action={search && <LinkButton href={PATH}>Show all mails</LinkButton>}
            >
              <p>Mails to verify an address, to choose a new password and to join an account appear here.</p>
            </EmptyState>
          )
        }
      >
        <MailTable mails={mails} />
      </Listing>
    </>
  );
}

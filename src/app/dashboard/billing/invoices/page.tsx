import type { Metadata } from "next";
import { NoAccess } from "@/components/account/no-access";
import { BillingHead } from "@/components/billing/billing-head";
import { invoiceParams, readInvoiceFilter } from "@/components/invoices/invoice-filter";
import { InvoiceTable } from "@/components/invoices/invoice-table";
import { InvoiceTools } from "@/components/invoices/invoice-tools";
import { ROLE_NAMES } from "@/components/members/role-names";
import { LinkButton } from "@/components/ui/button";
import { DownloadLink } from "@/components/ui/download-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import type { SearchParams } from "@/components/ui/query-string";
import { caller } from "../../../caller";

export const metadata: Metadata = { title: "Invoices" };

const PATH = "/dashboard/billing/invoices";

export default async function Invoices({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const params = await searchParams;
  const me = await api.access.me();
  if (!me?.account) return null;
  const { role, scopes } = me.account;
  if (!scopes.includes("billing:read")) return <NoAccess what="billing" role={ROLE_NAMES[role]} />;

  const filter = readInvoiceFilter(params);
  const isFiltered = filter.kind !== undefined || filter.search !== "";
  const { items, total, page, limit } = await api.invoices.list({ ...filter, page: pageParam(params) });
  return (
    <>
      <BillingHead
        actions={
          <DownloadLink href={`/dashboard/billing/invoices.csv${invoiceParams(filter)}`}>
            Export CSV
          </DownloadLink>
        }
      />
      <InvoiceTools path={PATH} params={params} filter={filter} placeholder="Number or name" />
      <Listing
        path={PATH}
        params={params}
        page={page}
        perPage={limit}
        total={total}
        noun={["document", "documents"]}
        empty={
          items.length === 0 && (
            <EmptyState
              icon="file-text"
              title={isFiltered ? "No invoice matches" : "No invoices yet"}
              action={
                isFiltered ? (
                  <LinkButton href={PATH}>Show all invoices</LinkButton>
                ) : (
                  <LinkButton href="/dashboard/search" variant="primary">
                    Search for a name
                  </LinkButton>
                )
              }
              curl={
                isFiltered ? undefined : `curl -H "X-API-Key: $PORTOLAN_KEY" "$PORTOLAN_URL/api/v2/invoices"`
              }
            >
              {isFiltered ? (
                <p>Search by a number such as INV-1042, or by part of the name that was bought.</p>
              ) : (
                <p>
                  Every registration, renewal, transfer and restoration has an invoice here within seconds,
                  paid from the balance. What is given back has a credit note.
                </p>
              )}
            </EmptyState>
          )
        }
      >
        <InvoiceTable invoices={items} path={PATH} />
      </Listing>
    </>
  );
}

import type { Metadata } from "next";
import { ConsoleBillingHead } from "@/components/invoices/console-billing-head";
import { readInvoiceFilter } from "@/components/invoices/invoice-filter";
import { InvoiceTable } from "@/components/invoices/invoice-table";
import { InvoiceTools } from "@/components/invoices/invoice-tools";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Invoices" };

const PATH = "/console/billing";

export default async function ConsoleInvoices({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const filter = readInvoiceFilter(params);
  const account = accountOf(oneParam(params, "account"));
  const isFiltered = filter.kind !== undefined || filter.search !== "" || account !== undefined;
  const api = await caller();
  const { items, total, page, limit } = await api.console.billing.invoices({
    ...filter,
    account,
    page: pageParam(params),
  });
  return (
    <>
      <ConsoleBillingHead />
      <InvoiceTools path={PATH} params={params} filter={filter} placeholder="Number or organization" />
      {account !== undefined && (
        <div className="mb-4">
          <FilterChips
            label="Account"
            chips={[
              {
                label: `Account ${account}`,
                href: withParams(PATH, params, { account: null }),
                active: true,
              },
            ]}
          />
        </div>
      )}
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
                  <LinkButton href={`${PATH}/seller`}>Set who sells</LinkButton>
                )
              }
            >
              {isFiltered ? (
                <p>Search by a number such as INV-1042, or by part of an organization’s name.</p>
              ) : (
                <p>
                  Every charge has its invoice within seconds. Before the first: set who sells and which taxes
                  are in the prices; what is issued never changes.
                </p>
              )}
            </EmptyState>
          )
        }
      >
        <InvoiceTable invoices={items} path={`${PATH}/invoices`} buyers />
      </Listing>
    </>
  );
}

function accountOf(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ConsolePaymentDialogs } from "@/components/payments/console-payment-dialogs";
import { ConsolePaymentTable } from "@/components/payments/console-payment-table";
import { PAYMENT_STATES, type PaymentStatus } from "@/components/payments/payment-state";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { SearchForm } from "@/components/ui/search-form";
import { whyNotOperator } from "@/services/operators/scopes";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Payments" };

const PATH = "/console/payments";
const ROWS = 25;
const STATES = Object.keys(PAYMENT_STATES) as PaymentStatus[];

export default async function Payments({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const api = await caller();
  const me = await api.access.me();
  const search = oneParam(params, "search")?.trim().slice(0, 200) ?? "";
  const status = STATES.find((state) => state === oneParam(params, "status"));
  const isRenewals = oneParam(params, "purpose") === "auto_renewal";
  const found = await api.console.payments.list({
    search,
    status,
    purpose: isRenewals ? "auto_renewal" : undefined,
    page: pageParam(params),
    limit: ROWS,
  });
  const { items, total, page, pages, counts } = found;
  if (page > pages) redirect(withParams(PATH, params, { page: String(pages) }));
  const countOf = (state: string) => Object.entries(counts).find(([known]) => known === state)?.[1];
  const mayAct = whyNotOperator(me?.user.operatorRole, "accounts:write") === null;
  const isFiltered = search !== "" || status !== undefined || isRenewals;
  return (
    <>
      <PageHeader
        title="Payments"
        text="What was charged to cards, of every account, the newest first."
        actions={
          <SearchForm
            path={PATH}
            label="Search payments"
            placeholder="Account, card or payment"
            search={search}
            keep={{ status }}
          />
        }
      />
      <div className="mb-4">
        <FilterChips
          label="States of payments"
          chips={[
            ...STATES.map((state) => ({
              label: PAYMENT_STATES[state].label,
              href: withParams(PATH, params, { status: state === status ? null : state }),
              active: state === status,
              count: countOf(state) || undefined,
            })),
            {
              label: "Renewals only",
              href: withParams(PATH, params, { purpose: isRenewals ? null : "auto_renewal" }),
              active: isRenewals,
            },
          ]}
        />
      </div>
      <Listing
        path={PATH}
        params={params}
        page={page}
        perPage={ROWS}
        total={total}
        noun={["payment", "payments"]}
        empty={
          items.length === 0 && (
            <EmptyState
              icon="credit-card"
              title={isFiltered ? "No payment is like that" : "No payments yet"}
              action={isFiltered && <LinkButton href={PATH}>Show all payments</LinkButton>}
            >
              <p>
                {isFiltered
                  ? "Search by the organization, its email address or number, the last four digits of the card, or the payment’s whole id."
                  : "A payment appears here when somebody adds money by card, or a card pays for a renewal."}
              </p>
            </EmptyState>
          )
        }
      >
        <ConsolePaymentTable payments={items} mayAct={mayAct} />
      </Listing>
      <ConsolePaymentDialogs payments={items} />
    </>
  );
}

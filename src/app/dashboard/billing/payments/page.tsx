import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NoAccess } from "@/components/account/no-access";
import { BillingHead } from "@/components/billing/billing-head";
import { ROLE_NAMES } from "@/components/members/role-names";
import { PAYMENT_STATES, type PaymentStatus } from "@/components/payments/payment-state";
import { PaymentTable } from "@/components/payments/payment-table";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../../caller";

export const metadata: Metadata = { title: "Payments" };

const PATH = "/dashboard/billing/payments";
const ROWS = 25;

export default async function Payments({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const params = await searchParams;
  const me = await api.access.me();
  if (!me?.account) return null;
  const { role, scopes } = me.account;
  if (!scopes.includes("billing:read")) return <NoAccess what="billing" role={ROLE_NAMES[role]} />;

  const states = Object.keys(PAYMENT_STATES) as PaymentStatus[];
  const status = states.find((state) => state === oneParam(params, "status"));
  const { items, total, page, pages } = await api.payments.list({
    page: pageParam(params),
    limit: ROWS,
    status,
  });
  if (page > pages) redirect(withParams(PATH, params, { page: String(pages) }));

  return (
    <>
      <BillingHead />
      <div className="mb-4">
        <FilterChips
          label="States of payments"
          chips={states.map((state) => ({
            label: PAYMENT_STATES[state].label,
            href: withParams(PATH, params, { status: state === status ? null : state }),
            active: state === status,
          }))}
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
              title={status ? "No payment is in this state" : "No payments yet"}
              action={
                status ? (
                  <LinkButton href={PATH}>Show all payments</LinkButton>
                ) : (
                  <LinkButton href="/dashboard/billing?top-up=1" variant="primary" icon="plus">
                    Add money
                  </LinkButton>
                )
              }
            >
              <p>
                What is charged to a card is listed here, with what became of it: paid, declined, given back.
              </p>
            </EmptyState>
          )
        }
      >
        <PaymentTable payments={items} />
      </Listing>
    </>
  );
}

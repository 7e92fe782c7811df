import type { Metadata } from "next";
import { NoAccess } from "@/components/account/no-access";
import { BillingHead } from "@/components/billing/billing-head";
import { InvoiceTable } from "@/components/billing/invoice-table";
import { ROLE_NAMES } from "@/components/members/role-names";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { pageParam } from "@/components/ui/page-param";
import { Pagination } from "@/components/ui/pagination";
import { type SearchParams, withParams } from "@/components/ui/query-string";
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

  const { items, total, page, limit } = await api.billing.invoices({ page: pageParam(params) });
  return (
    <>
      <BillingHead />
      <Card>
        {items.length > 0 ? (
          <>
            <InvoiceTable invoices={items} />
            <div className="border-line border-t">
              <Pagination
                page={page}
                perPage={limit}
                total={total}
                noun={["invoice", "invoices"]}
                hrefFor={(to) => withParams(PATH, params, { page: String(to) })}
              />
            </div>
          </>
        ) : (
          <EmptyState
            icon="file-text"
            title="No invoices yet"
            action={
              <LinkButton href="/dashboard/search" variant="primary">
                Search for a name
              </LinkButton>
            }
          >
            <p>
              Every registration, renewal, transfer and restoration has an invoice here, paid from the
              balance.
            </p>
          </EmptyState>
        )}
      </Card>
    </>
  );
}

import type { Metadata } from "next";
import { NoAccess } from "@/components/account/no-access";
import { BillingHead } from "@/components/billing/billing-head";
import { KINDS, type Kind } from "@/components/billing/kinds";
import { MonthNav } from "@/components/billing/month-nav";
import { PeriodBalances } from "@/components/billing/period-balance";
import { PeriodForm } from "@/components/billing/period-form";
import { filterParams, readStatementFilter, statementQuery } from "@/components/billing/statement-filter";
import { StatementTable } from "@/components/billing/statement-table";
import { ROLE_NAMES } from "@/components/members/role-names";
import { DownloadLink } from "@/components/ui/download-link";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../../caller";

export const metadata: Metadata = { title: "Statement" };

const PATH = "/dashboard/billing/statement";

export default async function Statement({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const params = await searchParams;
  const me = await api.access.me();
  if (!me?.account) return null;
  const { role, scopes } = me.account;
  if (!scopes.includes("billing:read")) return <NoAccess what="billing" role={ROLE_NAMES[role]} />;

  const now = new Date();
  const filter = readStatementFilter(params, now);
  const query = statementQuery(filter);
  const { items, total, page, limit, balances } = await api.billing.statement({
    ...query,
    page: pageParam(params),
  });

  return (
    <>
      <BillingHead
        actions={
          <DownloadLink href={`/dashboard/billing/statement.csv${filterParams(filter)}`}>
            Export CSV
          </DownloadLink>
        }
      />
      <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
        <MonthNav path={PATH} params={params} filter={filter} thisMonth={now.toISOString().slice(0, 7)} />
        <PeriodForm {...filter} />
      </div>
      <PeriodBalances balances={balances} isOver={query.to !== undefined && new Date(query.to) <= now} />
      <div className="mb-4">
        <FilterChips
          label="Kinds of movements"
          chips={(Object.keys(KINDS) as Kind[]).map((kind) => ({
            label: KINDS[kind].label,
            href: withParams(PATH, params, { kind: filter.kind === kind ? null : kind }),
            active: filter.kind === kind,
          }))}
        />
      </div>
      <Listing
        path={PATH}
        params={params}
        page={page}
        perPage={limit}
        total={total}
        noun={["movement", "movements"]}
        empty={
          items.length === 0 && (
            <EmptyState icon="receipt" title="Nothing here">
              <p>No money moved that way in that time. Choose another month, or take a filter away.</p>
            </EmptyState>
          )
        }
      >
        <StatementTable lines={items} />
      </Listing>
    </>
  );
}

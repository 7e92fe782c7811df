import type { Metadata } from "next";
import { PERIOD_LABELS, PERIODS, type Period } from "@/components/activity/activity-filter";
import { auditQuery, exportHref, readAuditView } from "@/components/audit/audit-filter";
import { AuditPanel } from "@/components/audit/audit-panel";
import { AuditSearch } from "@/components/audit/audit-search";
import { AuditTable } from "@/components/audit/audit-table";
import { ChainCard } from "@/components/audit/chain-card";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Audit" };

const PATH = "/console/audit";

export default async function Audit({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const view = readAuditView(params);
  const now = new Date();
  const api = await caller();
  const [{ entries, nextCursor }, chains] = await Promise.all([
    api.console.audit.list({ ...auditQuery(view, now), cursor: view.cursor ?? undefined }),
    api.console.audit.chains(),
  ]);
  const { cursor, ...filter } = view;
  const isFiltered = Object.values(filter).some((value) => value !== null && value !== "");
  const link = (change: Record<string, string | null>) =>
    withParams(PATH, params, { cursor: null, entry: null, ...change });

  return (
    <>
      <PageHeader
        title="Audit"
        text="Who did what, for which account and through which door. Entries cannot be changed, and a change by force would show."
        actions={
          <LinkButton icon="download" href={exportHref(view, now)} prefetch={false} download>
            Export as NDJSON
          </LinkButton>
        }
      />
      <div className="mb-4 space-y-3">
        <ChainCard {...chains} />
        <AuditSearch key={JSON.stringify(filter)} view={view} isFiltered={isFiltered} />
        <FilterChips
          label="Filters"
          chips={[
            ...(Object.keys(PERIODS) as Period[]).map((period) => ({
              label: PERIOD_LABELS[period],
              href: link({ period: view.period === period ? null : period }),
              active: view.period === period,
            })),
            ...(view.request
              ? [{ label: `Request ${view.request}`, href: link({ request: null }), active: true }]
              : []),
          ]}
        />
      </div>
      <Card label="Entries">
        {entries.length > 0 ? (
          <AuditTable entries={entries} />
        ) : (
          <EmptyState
            icon="shield-check"
            title={isFiltered ? "Nothing fits these filters" : "Nothing has happened yet"}
            action={isFiltered && <LinkButton href={PATH}>Show everything</LinkButton>}
            curl={
              isFiltered
                ? undefined
                : `curl -H "Authorization: Bearer $TOKEN" "${globalThis.portolan?.publicUrl ?? ""}/api/v1/audit?limit=100"`
            }
          >
            <p>
              {isFiltered
                ? "Who and about what may be a part of the text. An action is a whole one, such as names.renew, or a beginning that ends with a dot, such as names."
                : "Every command that changes something writes an entry, with what was before and after. A program can follow them too:"}
            </p>
          </EmptyState>
        )}
        {(nextCursor || cursor) && (
          <nav aria-label="Pages" className="flex justify-end gap-2 border-line border-t px-3 py-2">
            {cursor && (
              <LinkButton size="sm" href={link({})} prefetch={false}>
                Newest
              </LinkButton>
            )}
            {nextCursor && (
              <LinkButton size="sm" href={link({ cursor: nextCursor })} prefetch={false}>
                Older
              </LinkButton>
            )}
          </nav>
        )}
      </Card>
      <AuditPanel entries={entries} />
    </>
  );
}

import type { Metadata } from "next";
import { NoAccess } from "@/components/account/no-access";
import {
  activityQuery,
  PERIOD_LABELS,
  PERIODS,
  type Period,
  readActivityFilter,
} from "@/components/activity/activity-filter";
import { ActivityPanel } from "@/components/activity/activity-panel";
import { ActivitySearch, type Author } from "@/components/activity/activity-search";
import { ActivityTable } from "@/components/activity/activity-table";
import { KINDS, type Kind } from "@/components/activity/kinds";
import { ROLE_NAMES } from "@/components/members/role-names";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { type SearchParams, withParams } from "@/components/ui/query-string";
import type { Scope } from "@/services/access/scopes";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Activity" };

const PATH = "/dashboard/activity";

export default async function Activity({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const params = await searchParams;
  const me = await api.access.me();
  if (!me?.account) return null;
  const { role, scopes } = me.account;
  if (!scopes.includes("audit:read")) return <NoAccess what="the activity" role={ROLE_NAMES[role]} />;

  const filter = readActivityFilter(params);
  const [{ entries, nextCursor }, authors] = await Promise.all([
    api.audit.activity(activityQuery(filter, new Date())),
    listAuthors(scopes),
  ]);
  const link = (change: Record<string, string | null>) =>
    withParams(PATH, params, { cursor: null, entry: null, ...change });
  const isFiltered = Boolean(filter.kind || filter.period || filter.subject || filter.actor);

  return (
    <>
      <PageHeader
        title="Activity"
        text="What was done in this account, by whom and through which door. It cannot be changed afterwards."
      />
      <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <div className="space-y-2">
          <FilterChips
            label="What it is about"
            chips={(Object.keys(KINDS) as Kind[]).map((kind) => ({
              label: KINDS[kind].label,
              href: link({ kind: filter.kind === kind ? null : kind }),
              active: filter.kind === kind,
            }))}
          />
          <FilterChips
            label="When"
            chips={(Object.keys(PERIODS) as Period[]).map((period) => ({
              label: PERIOD_LABELS[period],
              href: link({ period: filter.period === period ? null : period }),
              active: filter.period === period,
            }))}
          />
        </div>
        <ActivitySearch filter={filter} authors={authors} />
      </div>
      <Card>
        {entries.length > 0 ? (
          <ActivityTable entries={entries} />
        ) : (
          <EmptyState
            icon="activity"
            title={isFiltered ? "Nothing fits these filters" : "Nothing has happened yet"}
            action={isFiltered && <LinkButton href={PATH}>Show everything</LinkButton>}
          >
            <p>
              Every purchase, change and sign of a program is written down here as it happens, with what was
              before and after.
            </p>
          </EmptyState>
        )}
        {(nextCursor || filter.cursor) && (
          <nav aria-label="Pages" className="flex justify-end gap-2 border-line border-t px-3 py-2">
            {filter.cursor && (
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
      <ActivityPanel entries={entries} />
    </>
  );
}

/** Whom the list can be narrowed to: as many members and keys as the role may see. */
async function listAuthors(scopes: readonly Scope[]): Promise<Author[]> {
  const api = await caller();
  const [members, keys] = await Promise.all([
    scopes.includes("members:read") ? api.members.list().then((list) => list.members) : [],
    scopes.includes("keys:read") ? api.keys.list() : [],
  ]);
  return [
    ...members.map(({ userId, name }) => ({ id: userId, label: name })),
    ...keys.map(({ id, name }) => ({ id, label: `Key “${name}”` })),
  ];
}

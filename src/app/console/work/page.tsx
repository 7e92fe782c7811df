import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { type SearchParams, withParams } from "@/components/ui/query-string";
import { SelectionProvider } from "@/components/ui/selection";
import { Tabs } from "@/components/ui/tabs";
import { Time } from "@/components/ui/time";
import { WorkBulkBar } from "@/components/work/work-bulk-bar";
import { WorkDialogs } from "@/components/work/work-dialogs";
import { isWorkFiltered, readWorkFilter, workQuery } from "@/components/work/work-filter";
import { WorkSearch } from "@/components/work/work-search";
import { DecidedWork, WaitingWork } from "@/components/work/work-table";
import { WORK_STATE_LABELS, type WorkState } from "@/components/work/work-words";
import { whyNotOperator } from "@/services/operators/scopes";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Pending work" };

const PATH = "/console/work";
const ROWS = 50;

const STATES = Object.keys(WORK_STATE_LABELS) as WorkState[];

export default async function PendingWork({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const api = await caller();
  const filter = readWorkFilter(params);
  const page = pageParam(params);
  const [me, namespaces, found] = await Promise.all([
    api.access.me(),
    api.namespaces.list(),
    api.console.work.list({ ...workQuery(filter), page, limit: ROWS }),
  ]);
  const { work, total, pages, totals, oldestPendingAt } = found;
  if (page > pages) redirect(withParams(PATH, params, { page: String(pages) }));
  const whyNot = whyNotOperator(me?.user.operatorRole, "work:apply");
  return (
    <>
      <PageHeader
        title="Pending work"
        text={
          oldestPendingAt ? (
            <>
              What registrars asked for and an operator applies. The oldest was asked for{" "}
              <Time at={oldestPendingAt} />.
            </>
          ) : (
            "What registrars asked for and an operator applies. Nothing waits."
          )
        }
      />
      <div className="mb-4 space-y-4">
        <Tabs
          label="State"
          items={STATES.map((state) => ({
            label: WORK_STATE_LABELS[state],
            href: withParams(PATH, params, { state }),
            count: totals[state],
          }))}
        />
        <WorkSearch action={PATH} filter={filter} namespaces={namespaces.map(({ name }) => name)} />
      </div>
      {work.length > 0 && filter.state === "pending" && whyNot && (
        <p className="mb-3 text-ink-3 text-sm">{whyNot}.</p>
      )}
      <SelectionProvider all={work.map(({ id }) => id)}>
        <Listing
          path={PATH}
          params={params}
          page={page}
          perPage={ROWS}
          total={total}
          noun={["change", "changes"]}
          empty={
            work.length === 0 && (
              <NoWork isPending={filter.state === "pending"} isFiltered={isWorkFiltered(filter)} />
            )
          }
        >
          {filter.state === "pending" ? (
            <WaitingWork work={work} whyNot={whyNot} />
          ) : (
            <DecidedWork work={work} />
          )}
        </Listing>
        {/* Here also when nothing is left, to tell what became of what was chosen. */}
        {filter.state === "pending" && (
          <WorkBulkBar work={work.map(({ id, fqdn, command }) => ({ id, fqdn, command }))} />
        )}
      </SelectionProvider>
      {whyNot === null && <WorkDialogs />}
    </>
  );
}

function NoWork({ isPending, isFiltered }: { isPending: boolean; isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        icon="inbox"
        title="Nothing fits these filters"
        action={<LinkButton href={PATH}>Show all that waits</LinkButton>}
      >
        <p>The channel’s handle is compared whole, the name by any part of it.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="inbox" title={isPending ? "Nothing waits" : "Nothing was decided yet"}>
      <p>
        Nameservers, transfers and cancellations that registrars ask for wait here, unless the namespace’s
        policy applies them at once.
      </p>
    </EmptyState>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { UrlButton } from "@/components/account/url-button";
import { RUN_STATES } from "@/components/ote/run-state";
import { RunTable } from "@/components/ote/run-table";
import { RunsLive } from "@/components/ote/runs-live";
import type { RunState } from "@/components/ote/shapes";
import { StartRunDialogs } from "@/components/ote/start-run-dialogs";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { SearchForm } from "@/components/ui/search-form";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "OT&E runs" };

const PATH = "/console/ote";
const ROWS = 25;

const FILTERS = [
  ["open", "Going on"],
  ["certified", RUN_STATES.certified.label],
  ["refused", RUN_STATES.refused.label],
  ["abandoned", RUN_STATES.abandoned.label],
] as const satisfies readonly (readonly ["open" | RunState, string])[];

export default async function OteRuns({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const api = await caller();
  const search = oneParam(params, "search")?.trim().slice(0, 200) ?? "";
  const slug = oneParam(params, "channel")?.trim().slice(0, 64) || undefined;
  const state = FILTERS.find(([value]) => value === oneParam(params, "state"))?.[0];
  const page = Math.min(pageParam(params), 100_000);
  const { runs, total, pages } = await api.console.ote.list({ search, slug, state, page, limit: ROWS });
  if (page > pages) redirect(withParams(PATH, params, { page: String(pages) }));
  const operatorRole = (await api.access.me())?.user.operatorRole;
  const mayCertify = operatorRole === "certifier" || operatorRole === "admin";
  const isNarrowed = search !== "" || slug !== undefined || state !== undefined;
  const start = mayCertify && (
    <UrlButton param="start" icon="plus" variant="primary">
      Start a run
    </UrlButton>
  );
  return (
    <>
      <PageHeader
        title="OT&E runs"
        text="Certifications of registrars, judged live from the commands their clients send."
        actions={(total > 0 || isNarrowed) && start}
      />
      {(total > 0 || isNarrowed) && (
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <FilterChips
            label="Filter runs"
            chips={[
              ...FILTERS.map(([value, label]) => ({
                label,
                href: withParams(PATH, params, { state: state === value ? null : value }),
                active: state === value,
              })),
              ...(slug
                ? [
                    {
                      label: `Channel ${slug}`,
                      href: withParams(PATH, params, { channel: null }),
                      active: true,
                    },
                  ]
                : []),
            ]}
          />
          <SearchForm
            path={PATH}
            label="Search runs"
            placeholder="Run, code or registrar"
            search={search}
            keep={{ state, channel: slug }}
          />
        </div>
      )}
      <Listing
        path={PATH}
        params={params}
        page={page}
        perPage={ROWS}
        total={total}
        noun={["run", "runs"]}
        empty={
          runs.length === 0 && (
            <EmptyState
              icon="badge-check"
              title={isNarrowed ? "No run matches" : "No OT&E runs yet"}
              action={isNarrowed ? <LinkButton href={PATH}>Show all runs</LinkButton> : start}
            >
              {isNarrowed ? (
                <p>
                  Search by part of the run’s name or of the registrar’s, by its code, or by its whole number.
                </p>
              ) : (
                <p>
                  A run asks a registrar’s client for every command that it will need, in the sandbox:
                  retries, conflicts and refusals too. Start one for a channel that is approved for OT&E.
                </p>
              )}
            </EmptyState>
          )
        }
      >
        <RunTable runs={runs} />
        <RunsLive active={runs.some((run) => run.state === "running")} />
      </Listing>
      {mayCertify && <StartRunDialogs />}
    </>
  );
}

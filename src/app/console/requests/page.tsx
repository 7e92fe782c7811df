import type { Metadata } from "next";
import { LiveRefresh } from "@/components/health/live-refresh";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { SearchForm } from "@/components/ui/search-form";
import { ConsoleRequestTable } from "@/components/workflows/console-request-table";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Requests" };

const PATH = "/console/requests";
const ROWS = 50;
const LOOK_AGAIN_MS = 10_000;
const STATES = {
  stuck: "Standing still",
  open: "Open",
  action_required: "Needs its user",
  blocked: "Waiting for others",
  failed: "Failed",
} as const;
type State = keyof typeof STATES;

export default async function Requests({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const search = oneParam(params, "search")?.trim().slice(0, 253) ?? "";
  const states = Object.keys(STATES) as State[];
  const state = states.find((one) => one === oneParam(params, "state"));
  const input = { search, state, page: pageParam(params), limit: ROWS };
  const { items, total, page, limit, counts } = await (await caller()).console.workflows.list(input);
  const isFiltered = search !== "" || state !== undefined || page > 1;
  const countOf = (one: State) => (one === "stuck" || one === "open" ? counts[one] || undefined : undefined);
  return (
    <>
      <PageHeader
        title="Requests"
        text="What accounts have asked for and has not ended, or has failed, the newest first."
        actions={
          <SearchForm
            path={PATH}
            label="Search requests"
            placeholder="Name, account or number"
            search={search}
            keep={{ state }}
          />
        }
      />
      <div className="mb-4">
        <FilterChips
          label="States of requests"
          chips={states.map((one) => ({
            label: STATES[one],
            href: withParams(PATH, params, { state: one === state ? null : one }),
            active: one === state,
            count: countOf(one),
          }))}
        />
      </div>
      <Listing
        path={PATH}
        params={params}
        page={page}
        perPage={limit}
        total={total}
        noun={["request", "requests"]}
        empty={
          items.length === 0 && (
            <EmptyState
              icon="list"
              title={isFiltered ? "No request is like that" : "Nothing is open, nothing has failed"}
              action={isFiltered && <LinkButton href={PATH}>Show all requests</LinkButton>}
            >
              <p>
                {isFiltered
                  ? "Search by part of the name or the organization, by the account’s number, or by the request’s whole id."
                  : "A registration, renewal, change or transfer in is here while it is under way, and when it went wrong."}
              </p>
            </EmptyState>
          )
        }
      >
        <ConsoleRequestTable requests={items} />
      </Listing>
      <LiveRefresh everyMs={LOOK_AGAIN_MS} />
    </>
  );
}

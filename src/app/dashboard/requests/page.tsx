import type { Metadata } from "next";
import { headers } from "next/headers";
import { caller } from "@/app/caller";
import { publicOrigin } from "@/app/public-origin";
import { LiveRefresh } from "@/components/health/live-refresh";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { FilterChips } from "@/components/ui/filter-chips";
import { Listing } from "@/components/ui/listing";
import { oneParam, type SearchParams } from "@/components/ui/query-string";
import { SearchForm } from "@/components/ui/search-form";
import { NoRequests } from "@/components/workflows/no-requests";
import { REQUESTS_PATH } from "@/components/workflows/paths";
import { isFiltered, kindChips, requestListInput, stateChips } from "@/components/workflows/request-filters";
import { RequestTable } from "@/components/workflows/request-table";
import { respondAsyncLine } from "@/components/workflows/respond-async-line";
import { viewer } from "../names/viewer";

export const metadata: Metadata = { title: "Requests" };

const LOOK_AGAIN_MS = 5_000;

export default async function Requests({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const input = requestListInput(params);
  const { items, total, page, limit } = await (await caller()).workflows.list(input);
  const filtered = isFiltered(input);
  const isEmpty = items.length === 0 && !filtered && page === 1;
  return (
    <>
      <PageHeader
        title="Requests"
        text="Registrations, renewals and transfers in, with each of their steps, the newest first."
        actions={
          <>
            {!isEmpty && (
              <SearchForm
                path={REQUESTS_PATH}
                label="Search requests"
                placeholder="Part of a name"
                search={input.query ?? ""}
                keep={{ state: oneParam(params, "state"), kind: oneParam(params, "kind") }}
              />
            )}
            <LinkButton href="/dashboard/search" variant="primary" icon="plus">
              Register a name
            </LinkButton>
          </>
        }
      />
      {!isEmpty && (
        <div className="mb-4 flex flex-wrap gap-x-6 gap-y-2">
          <FilterChips label="States of requests" chips={stateChips(params, input)} />
          <FilterChips label="Kinds of requests" chips={kindChips(params, input)} />
        </div>
      )}
      <Listing
        path={REQUESTS_PATH}
        params={params}
        page={page}
        perPage={limit}
        total={total}
        noun={["request", "requests"]}
        empty={
          items.length === 0 && (
            <NoRequests
              isFiltered={!isEmpty}
              curl={respondAsyncLine(publicOrigin(await headers()), (await viewer())?.account?.id)}
            />
          )
        }
      >
        <RequestTable requests={items} />
      </Listing>
      {items.some(({ completed }) => !completed) && <LiveRefresh everyMs={LOOK_AGAIN_MS} />}
    </>
  );
}

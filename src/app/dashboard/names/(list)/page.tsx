import type { Metadata } from "next";
import { caller } from "@/app/caller";
import { LiveRefresh } from "@/components/health/live-refresh";
import { BulkBar } from "@/components/names/bulk-bar";
import { checkLine } from "@/components/names/check-line";
import { isFiltered, nameListInput } from "@/components/names/list-params";
import { ListSearch } from "@/components/names/list-search";
import { nameFilters } from "@/components/names/name-filters";
import { NamesTable } from "@/components/names/names-table";
import { NoMatch, NoNames, PastTheEnd } from "@/components/names/no-names";
import { NAMES_PATH, TRANSFERS_PATH } from "@/components/names/paths";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FilterChips } from "@/components/ui/filter-chips";
import { Listing } from "@/components/ui/listing";
import { type SearchParams, withParams } from "@/components/ui/query-string";
import { SelectionProvider } from "@/components/ui/selection";
import { ComingNames } from "@/components/workflows/open-requests";
import { viewerKeyHint, viewerScopes } from "../viewer";

export const metadata: Metadata = { title: "Names" };

const LOOK_AGAIN_MS = 5_000;

/** Names that are asked for. */
async function comingNames() {
  const { items } = await (await caller()).workflows.list({ state: "open", limit: 100 });
  return items.filter(({ kind }) => kind === "registration" || kind === "transfer_in");
}

export default async function NamesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const input = nameListInput(params);
  const api = await caller();
  const [list, coming, offers, scopes] = await Promise.all([
    api.names.list(input),
    isFiltered(input) || input.page !== 1 ? [] : comingNames(),
    api.namespaces.list(),
    viewerScopes(),
  ]);
  const { items, total, page, limit } = list;
  const filtered = isFiltered(input);
  const prices = Object.fromEntries(
    offers.map(({ name, renewAmount, currency, maxYears }) => [
      name,
      { amount: renewAmount, currency, maxYears },
    ]),
  );

  return (
    <>
      <PageHeader
        title="Names"
        actions={
          <>
            {total > 0 && (
              <LinkButton
                href={withParams(`${NAMES_PATH}/export`, params, { page: null })}
                icon="download"
                prefetch={false}
                download
              >
                Export CSV
              </LinkButton>
            )}
            <LinkButton href={TRANSFERS_PATH}>Transfers</LinkButton>
            <LinkButton href="/dashboard/search" variant="primary" icon="plus">
              Register a name
            </LinkButton>
          </>
        }
      />
      {coming.length > 0 && (
        <div className="mb-5">
          <ComingNames requests={coming} />
          <LiveRefresh everyMs={LOOK_AGAIN_MS} />
        </div>
      )}
      {total === 0 && !filtered ? (
        <Card>
          <NoNames curl={checkLine(globalThis.portolan?.publicUrl ?? "", await viewerKeyHint())} />
        </Card>
      ) : (
        <SelectionProvider all={items.map((name) => name.fqdn)}>
          <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2.5">
            <ListSearch value={input.query ?? ""} />
            <FilterChips
              label="Filters"
              chips={nameFilters(
                params,
                input,
                offers.map((offer) => offer.name),
              )}
            />
          </div>
          <Listing
            path={NAMES_PATH}
            params={params}
            page={page}
            perPage={limit}
            total={total}
            noun={["name", "names"]}
          >
            {items.length > 0 ? (
              <NamesTable names={items} params={params} input={input} now={new Date()} />
            ) : total > 0 ? (
              <PastTheEnd first={withParams(NAMES_PATH, params, { page: null })} />
            ) : (
              <NoMatch query={input.query} />
            )}
          </Listing>
          <BulkBar
            names={items.map(({ fqdn, unicode, namespace, premium, expiresAt, autoRenew }) => ({
              fqdn,
              unicode,
              namespace,
              premium,
              expiresAt,
              autoRenew,
            }))}
            prices={prices}
            canRenew={scopes.has("names:register")}
            canChange={scopes.has("names:write")}
          />
        </SelectionProvider>
      )}
    </>
  );
}

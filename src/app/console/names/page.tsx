import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { consoleNameFilters } from "@/components/console-names/name-filters";
import { ConsoleNameTable } from "@/components/console-names/name-table";
import { CONSOLE_NAMES_PATH } from "@/components/console-names/paths";
import { nameSearchOf, ROWS } from "@/components/console-names/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { Input, SearchInput } from "@/components/ui/input";
import { Listing } from "@/components/ui/listing";
import { type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Names" };

const FILTERS = ["account", "channel", "namespace", "state"] as const;

export default async function Names({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const input = nameSearchOf(params);
  const api = await caller();
  const [found, namespaces] = await Promise.all([
    api.console.names.search(input),
    api.console.namespaces.list(),
  ]);
  if (found.items.length === 0 && input.page > 1) {
    redirect(withParams(CONSOLE_NAMES_PATH, params, { page: null }));
  }
  const isFiltered = input.query !== "" || FILTERS.some((key) => input[key] !== undefined);
  return (
    <>
      <PageHeader title="Names" text="Every name that is registered now, whoever holds it." />
      <form action={CONSOLE_NAMES_PATH} className="mb-3 flex flex-wrap gap-2">
        {(["namespace", "state"] as const).map((key) =>
          input[key] === undefined ? null : <input key={key} type="hidden" name={key} value={input[key]} />,
        )}
        <SearchInput
          name="q"
          className="min-w-60 flex-1 sm:max-w-96"
          aria-label="Search names"
          placeholder="Name or part of it"
          defaultValue={input.query}
        />
        <Input
          name="account"
          className="w-36"
          aria-label="Account number"
          placeholder="Account number"
          inputMode="numeric"
          autoComplete="off"
          defaultValue={input.account ?? ""}
        />
        <Input
          name="channel"
          className="w-36"
          aria-label="Registrar’s handle"
          placeholder="Registrar"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          defaultValue={input.channel ?? ""}
        />
        <Button type="submit">Search</Button>
      </form>
      <div className="mb-3">
        <FilterChips
          label="Filters"
          chips={consoleNameFilters(
            params,
            input,
            namespaces.map(({ policy }) => policy.name),
          )}
        />
      </div>
      <Listing
        path={CONSOLE_NAMES_PATH}
        params={params}
        page={input.page}
        perPage={ROWS}
        total={found.total}
        noun={found.isMore ? ["name", "names and more: narrow the search"] : ["name", "names"]}
        empty={
          found.items.length === 0 && (
            <EmptyState
              icon="globe"
              title={isFiltered ? "No name matches" : "No names yet"}
              action={isFiltered && <LinkButton href={CONSOLE_NAMES_PATH}>Show all names</LinkButton>}
            >
              <p>
                {isFiltered
                  ? "Search by part of a name, by the account’s number, or by the registrar’s handle."
                  : "A name appears here as soon as a registrant or a registrar has registered it."}
              </p>
            </EmptyState>
          )
        }
      >
        <ConsoleNameTable names={found.items} />
      </Listing>
    </>
  );
}

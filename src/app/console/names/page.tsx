import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { consoleNameFilters } from "@/components/console-names/name-filters";
import { ConsoleNameTable } from "@/components/console-names/name-table";
import { CONSOLE_NAMES_PATH } from "@/components/console-names/paths";
import { nameSearchOf, ROWS } from "@/components/console-names/search-params";
import { PageHeader } from "@/components/shell/page-header";
import { Button, LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { SearchInput } from "@/components/ui/input";
import { Pagination } from "@/components/ui/pagination";
import { type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Names" };

/** Filters that a new search keeps. */
const KEPT = ["account", "channel", "namespace", "state"] as const;

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
  const isFiltered = input.query !== "" || KEPT.some((key) => input[key] !== undefined);
  return (
    <>
      <PageHeader
        title="Names"
        text="Every name that is registered now, whoever holds it."
        actions={
          <form action={CONSOLE_NAMES_PATH} className="flex gap-2">
            {KEPT.map((key) =>
              input[key] === undefined ? null : (
                <input key={key} type="hidden" name={key} value={String(input[key])} />
              ),
            )}
            <SearchInput
              name="q"
              aria-label="Search names"
              placeholder="Name or part of it"
              defaultValue={input.query}
            />
            <Button type="submit">Search</Button>
          </form>
        }
      />
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
      <Card>
        {found.items.length > 0 ? (
          <>
            <ConsoleNameTable names={found.items} />
            <div className="border-line border-t">
              <Pagination
                page={input.page}
                perPage={ROWS}
                total={found.total}
                noun={found.isMore ? ["name", "names and more: narrow the search"] : ["name", "names"]}
                hrefFor={(to) =>
                  withParams(CONSOLE_NAMES_PATH, params, { page: to === 1 ? null : String(to) })
                }
              />
            </div>
          </>
        ) : (
          <EmptyState
            icon="globe"
            title={isFiltered ? "No name matches" : "No names yet"}
            action={isFiltered && <LinkButton href={CONSOLE_NAMES_PATH}>Show all names</LinkButton>}
          >
            <p>
              {isFiltered
                ? "Search by part of a name, or by the whole of it in Unicode; add ?account= and a number, or ?channel= and a registrar's handle, to the address."
                : "A name appears here as soon as a registrant or a registrar has registered it."}
            </p>
          </EmptyState>
        )}
      </Card>
    </>
  );
}

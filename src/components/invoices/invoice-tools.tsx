import { Button } from "../ui/button";
import { FilterChips } from "../ui/filter-chips";
import { SearchInput } from "../ui/input";
import { type SearchParams, withParams } from "../ui/query-string";
import { INVOICE_KINDS, type InvoiceFilter } from "./invoice-filter";

/** Filter and search above a list of invoices: plain links and a form that goes to the URL. */
export function InvoiceTools({
  path,
  params,
  filter,
  placeholder,
}: {
  path: string;
  params: SearchParams;
  filter: InvoiceFilter;
  placeholder: string;
}) {
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-4">
      <FilterChips
        label="Kinds of documents"
        chips={INVOICE_KINDS.map(({ kind, label }) => ({
          label,
          href: withParams(path, params, { kind: filter.kind === kind ? null : kind }),
          active: filter.kind === kind,
        }))}
      />
      <form action={path} className="flex w-full gap-2 sm:w-auto">
        {filter.kind && <input type="hidden" name="kind" value={filter.kind} />}
        <SearchInput
          name="search"
          aria-label="Search invoices"
          placeholder={placeholder}
          defaultValue={filter.search}
          className="min-w-0 flex-1"
        />
        <Button type="submit">Search</Button>
      </form>
    </div>
  );
}

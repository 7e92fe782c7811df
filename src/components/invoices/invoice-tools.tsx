import { FilterChips } from "../ui/filter-chips";
import { type SearchParams, withParams } from "../ui/query-string";
import { SearchForm } from "../ui/search-form";
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
      <SearchForm
        path={path}
        label="Search invoices"
        placeholder={placeholder}
        search={filter.search}
        keep={{ kind: filter.kind }}
        className="w-full sm:w-auto"
      />
    </div>
  );
}

import { Button } from "../ui/button";
import { SearchInput, Select } from "../ui/input";
import type { ActivityFilter } from "./activity-filter";

export interface Author {
  readonly id: string;
  readonly label: string;
}

/** About what and by whom: a plain form that goes to the URL, so that it works before the page is live. */
export function ActivitySearch({ filter, authors }: { filter: ActivityFilter; authors: readonly Author[] }) {
  return (
    <form action="/dashboard/activity" className="flex w-full flex-wrap gap-2 sm:w-auto">
      {filter.kind && <input type="hidden" name="kind" value={filter.kind} />}
      {filter.period && <input type="hidden" name="period" value={filter.period} />}
      <SearchInput
        name="subject"
        aria-label="About"
        placeholder="Name, key or person"
        defaultValue={filter.subject}
        className="min-w-0 max-sm:basis-full sm:w-56"
      />
      {authors.length > 1 && (
        <div className="w-40 max-sm:flex-1">
          <Select name="actor" aria-label="Who" defaultValue={filter.actor ?? ""}>
            <option value="">Anybody</option>
            {authors.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        </div>
      )}
      <Button type="submit">Show</Button>
    </form>
  );
}

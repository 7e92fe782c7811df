import { Button } from "../ui/button";
import { Input } from "../ui/input";
import type { StatementFilter } from "./statement-filter";

const PATH = "/dashboard/billing/statement";

/** From which day to which: a plain form that goes to the URL, so that it works before the page is live. */
export function PeriodForm({ kind, since, until }: StatementFilter) {
  return (
    <form action={PATH} className="flex flex-wrap items-end gap-2">
      {kind && <input type="hidden" name="kind" value={kind} />}
      <div>
        <label htmlFor="since" className="text-ink-3 text-sm">
          From
        </label>
        <Input id="since" type="date" name="since" defaultValue={since} max={until} className="mt-1" />
      </div>
      <div>
        <label htmlFor="until" className="text-ink-3 text-sm">
          To
        </label>
        <Input id="until" type="date" name="until" defaultValue={until} min={since} className="mt-1" />
      </div>
      <Button type="submit">Show</Button>
    </form>
  );
}

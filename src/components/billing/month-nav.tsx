import Link from "next/link";
import { LinkButton } from "../ui/button";
import { Icon } from "../ui/icon";
import { type SearchParams, withParams } from "../ui/query-string";
import { ALL_MONTHS, laterMonth, type StatementFilter } from "./statement-filter";

const NAME = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

export const monthName = (month: string) => NAME.format(new Date(`${month}-01`));

/** A month of the statement, with the one before and the one after it. */
export function MonthNav({
  path,
  params,
  filter: { month, since, until },
  thisMonth,
}: {
  path: string;
  params: SearchParams;
  filter: StatementFilter;
  /** `2026-11`. */
  thisMonth: string;
}) {
  const hrefOf = (to: string | null) => withParams(path, params, { month: to, since: null, until: null });
  const shown = month === ALL_MONTHS ? undefined : month;
  const step = (to: string, icon: "chevron-left" | "chevron-right") => (
    <Link
      href={hrefOf(to)}
      prefetch={false}
      aria-label={monthName(to)}
      data-tip={monthName(to)}
      className="inline-flex size-9 items-center justify-center rounded-md border border-line bg-surface hover:bg-hover pointer-coarse:size-11"
    >
      <Icon name={icon} />
    </Link>
  );
  return (
    <nav aria-label="Month" className="flex flex-wrap items-center gap-2">
      {shown && step(laterMonth(shown, -1), "chevron-left")}
      <h2 className="min-w-36 text-center font-semibold text-md">
        {shown ? monthName(shown) : since || until ? "Days chosen" : "All time"}
      </h2>
      {shown && shown < thisMonth && step(laterMonth(shown, 1), "chevron-right")}
      {shown !== thisMonth && (
        <LinkButton href={hrefOf(null)} prefetch={false} size="sm" variant="ghost">
          This month
        </LinkButton>
      )}
      {month !== ALL_MONTHS && (
        <LinkButton href={hrefOf(ALL_MONTHS)} prefetch={false} size="sm" variant="ghost">
          All time
        </LinkButton>
      )}
    </nav>
  );
}

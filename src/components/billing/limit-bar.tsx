import clsx from "clsx";
import { Money } from "../ui/money";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** How much of a limit is spent, as a bar and in words. */
export function LimitBar({
  spent,
  limit,
  currency,
  resetsAt,
}: {
  spent: number;
  limit: number | null;
  currency: string;
  resetsAt: string;
}) {
  if (limit === null) return <p className="text-ink-3 text-sm">No limit is set.</p>;
  const share = limit === 0 ? 1 : Math.min(1, spent / limit);
  return (
    <div>
      <div aria-hidden className="h-2 overflow-hidden rounded-full bg-hover">
        <div
          className={clsx(
            "h-full rounded-full",
            share >= 1 ? "bg-bad" : share >= 0.8 ? "bg-warn" : "bg-accent",
          )}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="mt-1.5 text-ink-2 text-sm">
        {share >= 1 ? "All" : <Money amount={limit - spent} currency={currency} />}{" "}
        {share >= 1 ? (
          <>
            of <Money amount={limit} currency={currency} /> is spent: purchases are refused until{" "}
            {DAY.format(new Date(resetsAt))}
          </>
        ) : (
          <>
            left of <Money amount={limit} currency={currency} /> until {DAY.format(new Date(resetsAt))}
          </>
        )}
      </p>
    </div>
  );
}

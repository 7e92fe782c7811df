import type { RouterOutputs } from "@/api/trpc/root";
import { toDecimal } from "@/lib/money";
import { UrlButton } from "../account/url-button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { BarChart } from "../ui/chart";
import { Money } from "../ui/money";
import { LimitBar } from "./limit-bar";

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** What was spent this month, of how much, and in the months before. */
export function SpendingCard({
  spending,
  mayChange,
}: {
  spending: RouterOutputs["spending"]["load"];
  mayChange: boolean;
}) {
  const { currency, limit, spent, others, months } = spending;
  return (
    <Card>
      <CardHeader
        title="Spending"
        text="Charges that were not given back, by month (UTC)"
        action={
          mayChange && (
            <UrlButton param="spend-limit" size="sm">
              {limit === null ? "Set a limit" : "Change the limit"}
            </UrlButton>
          )
        }
      />
      <CardBody className="grid gap-6 lg:grid-cols-[1fr_2fr]">
        <div>
          <p className="text-ink-3 text-sm">This month</p>
          <p className="mt-1 font-semibold text-2xl tracking-tight" data-testid="spent">
            <Money amount={spent} currency={currency} />
          </p>
          {others.map((other) => (
            <p key={other.currency} className="text-ink-2">
              and <Money amount={other.spent} currency={other.currency} />
            </p>
          ))}
          <div className="mt-3">
            <LimitBar spent={spent} limit={limit} currency={currency} resetsAt={spending.resetsAt} />
          </div>
        </div>
        {months.every(({ amount }) => amount === 0) ? (
          <p className="py-8 text-center text-ink-3">Nothing was spent in the last twelve months.</p>
        ) : (
          <BarChart
            label={`Spending by month, in ${currency}`}
            unit={[currency, currency]}
            height={120}
            points={months.map(({ month, amount }) => ({
              label: MONTH.format(new Date(`${month}-01`)),
              value: toDecimal(amount, currency),
            }))}
          />
        )}
      </CardBody>
    </Card>
  );
}

import type { RouterOutputs } from "@/api/trpc/root";
import { toDecimal } from "@/lib/money";
import { Card, CardBody, CardHeader } from "../ui/card";
import { BarChart } from "../ui/chart";
import { Money } from "../ui/money";

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** What renewals come, month by month, at today's prices. */
export function RenewalsCard({ renewals }: { renewals: RouterOutputs["billing"]["renewals"] }) {
  const { currency, months } = renewals;
  const sum = (of: "automatic" | "manual") =>
    months.reduce(
      (total, month) => ({
        names: total.names + month[of].names,
        amount: total.amount + month[of].amount,
      }),
      { names: 0, amount: 0 },
    );
  const automatic = sum("automatic");
  const manual = sum("manual");
  return (
    <Card>
      <CardHeader title="Renewals of the coming year" text="At today’s prices, for a year each" />
      <CardBody className="space-y-4">
        {automatic.names + manual.names === 0 ? (
          <p className="py-10 text-center text-ink-3">No name expires within a year.</p>
        ) : (
          <>
            <BarChart
              label={`Renewals by month, in ${currency}`}
              unit={[currency, currency]}
              points={months.map(({ month, automatic, manual }) => ({
                label: MONTH.format(new Date(`${month}-01`)),
                value: toDecimal(automatic.amount + manual.amount, currency),
              }))}
            />
            <p className="text-ink-2">
              <Money amount={automatic.amount} currency={currency} /> for {count(automatic.names)} that{" "}
              {automatic.names === 1 ? "renews" : "renew"} by{" "}
              {automatic.names === 1 ? "itself" : "themselves"}
              {manual.names > 0 && (
                <>
                  ; <Money amount={manual.amount} currency={currency} /> for {count(manual.names)} that{" "}
                  {manual.names === 1 ? "ends" : "end"} unless you renew {manual.names === 1 ? "it" : "them"}
                </>
              )}
              .
            </p>
          </>
        )}
      </CardBody>
    </Card>
  );
}

const count = (names: number) => (names === 1 ? "one name" : `${names} names`);

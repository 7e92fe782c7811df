import type { Output } from "../trpc";
import { Card, CardBody, CardHeader } from "../ui/card";
import { BarChart, LineChart } from "../ui/chart";
import { fullNumber, type Point } from "../ui/chart-scale";

type Days = Output<"names.statistics">["names"];

const dayText = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

const points = (days: Days): Point[] =>
  days.map(({ day, count }) => ({
    label: dayText.format(new Date(`${day}T00:00:00Z`)),
    value: Number(count),
  }));

/** The whole of a month's days. */
export const sum = (days: Days) => days.reduce((total, { count }) => total + Number(count), 0);

/** Thirty days of names, changes and queries. */
export function Plots({ statistics }: { statistics: Output<"names.statistics"> }) {
  const { names, dnsChanges, dnsQueries } = statistics;
  const held = Number(names.at(-1)?.count ?? 0);
  return (
    <div className="grid gap-5 md:grid-cols-2 xl:grid-cols-3">
      <Card>
        <CardHeader title="Names" text={`${fullNumber(held)} today, last 30 days`} level="h3" />
        <CardBody>
          <LineChart
            label="Names held, by day"
            unit={["name", "names"]}
            points={points(names)}
            height={120}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="DNS changes" text={`${fullNumber(sum(dnsChanges))} in 30 days`} level="h3" />
        <CardBody>
          <BarChart
            label="DNS changes, by day"
            unit={["change", "changes"]}
            points={points(dnsChanges)}
            height={120}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="DNS queries" text={`${fullNumber(sum(dnsQueries))} in 30 days`} level="h3" />
        <CardBody>
          <LineChart
            label="DNS queries answered, by day"
            unit={["query", "queries"]}
            points={points(dnsQueries)}
            height={120}
          />
        </CardBody>
      </Card>
    </div>
  );
}

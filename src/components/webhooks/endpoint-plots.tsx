import { LinePlot } from "../health/line-plot";
import { FAILED, STROKES } from "../health/strokes";
import { countText, microsText } from "../health/units";
import type { Output } from "../trpc";
import { Card, CardBody, CardHeader } from "../ui/card";
import { minuteText } from "../ui/utc-minute";

/** Attempts and how long they took; each point leads to its attempts in the log. */
export function EndpointPlots({
  statistics,
  hrefFor,
}: {
  statistics: Output<"webhooks.statistics">;
  /** The log between two moments. */
  hrefFor: (from: string, to: string) => string;
}) {
  const { times, stepMinutes, succeeded, failed, medianMillis, p95Millis } = statistics;
  const hrefs = times.map((time) => {
    const from = new Date(time);
    return hrefFor(minuteText(from), minuteText(new Date(from.getTime() + stepMinutes * 60_000)));
  });
  const micros = (values: readonly (number | null)[]) => values.map((value) => value && value * 1_000);
  const frame = { times, stepMinutes, hrefs };
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Card>
        <CardHeader title="Attempts" text="Answered with 2xx, or not" />
        <CardBody>
          <LinePlot
            {...frame}
            label="Attempts"
            isStacked
            format={countText}
            lines={[
              { name: "Succeeded", values: succeeded, stroke: STROKES[0] },
              { name: "Failed", values: failed, stroke: FAILED },
            ]}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Latency" text="Until your receiver had answered" />
        <CardBody>
          <LinePlot
            {...frame}
            label="Latency of attempts"
            format={microsText}
            lines={[
              { name: "p50", values: micros(medianMillis) },
              { name: "p95", values: micros(p95Millis) },
            ]}
          />
        </CardBody>
      </Card>
    </div>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";
import type { Output } from "../trpc";
import { Card, CardBody, CardHeader } from "../ui/card";
import { doorText } from "./doors";
import { LinePlot, type PlotLine } from "./line-plot";
import { FAILED, REFUSED } from "./strokes";
import { bytesText, countText, microsText, secondsText } from "./units";

type Health = Output<"console.health.load">;

/** Every plot, each with the way to the log it sums up. `doors` narrows the latency. */
export function HealthPlots({ health, doors }: { health: Health; doors: ReactNode }) {
  const { gauges, times, stepMinutes } = health;
  const plot = (label: string, format: (value: number) => string, lines: readonly PlotLine[]) => (
    <LinePlot label={label} times={times} stepMinutes={stepMinutes} lines={lines} format={format} />
  );
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      <Plot title="Requests" text="A minute, by door" log={["Registrar commands", "/console/commands"]}>
        {plot(
          "Requests a minute, by door",
          countText,
          health.requests.map(({ door, rate }) => ({ name: doorText(door), values: rate })),
        )}
      </Plot>
      <Plot
        title="Errors"
        text="A minute, all doors"
        log={["Failed commands", "/console/commands?status=failed"]}
      >
        {plot("Requests a minute that went wrong", countText, [
          { name: "Refused (4xx)", values: health.refused, stroke: REFUSED },
          { name: "Failed (5xx)", values: health.failed, stroke: FAILED },
        ])}
      </Plot>
      <Plot title="Latency" text="Of requests" log={["Slowest operations", "#operations"]} beneath={doors}>
        {plot("Latency of requests", microsText, [
          { name: "p50", values: health.latency.p50 },
          { name: "p99", values: health.latency.p99 },
        ])}
      </Plot>
      <Plot title="Until it is on DNS" text="From a change’s commit to its publication">
        {plot("Time until a change is on DNS", microsText, [
          { name: "p50", values: health.publication.p50 },
          { name: "p99", values: health.publication.p99 },
        ])}
      </Plot>
      <Plot title="Changes not on DNS yet" text="How many wait, and serials behind">
        {plot("Changes that are not on DNS yet", countText, [
          { name: "Changes", values: gauges.dns_outbox_rows },
          { name: "Serials behind", values: gauges.dns_serial_lag },
        ])}
      </Plot>
      <Plot
        title="Until it is delivered"
        text="From an event to a webhook’s answer, first attempts and later ones"
      >
        {plot("Time until an event is delivered", microsText, [
          { name: "p50", values: health.delivery.p50 },
          { name: "p99", values: health.delivery.p99 },
        ])}
      </Plot>
      <Plot title="Webhooks" text="Deliveries that wait, and webhooks that fail">
        {plot("Deliveries that wait", countText, [
          { name: "Deliveries", values: gauges.webhooks_waiting },
          { name: "Failing webhooks", values: gauges.webhooks_failing, stroke: REFUSED },
        ])}
      </Plot>
      <Plot title="Jobs" text="Waiting now, and failed" log={["Mail", "/console/mailbox"]}>
        {plot("Jobs in the queue", countText, [
          { name: "Due", values: gauges.jobs_waiting },
          { name: "Tried again", values: gauges.jobs_retrying, stroke: REFUSED },
          { name: "Failed for good", values: gauges.jobs_failed, stroke: FAILED },
        ])}
      </Plot>
      <Plot title="Jobs’ delay" text="How long the oldest due job has waited">
        {plot("How long the oldest due job has waited", secondsText, [
          { name: "Oldest", values: gauges.jobs_oldest_seconds },
        ])}
      </Plot>
      <Plot
        title="Pending backend work"
        text="What waits for an operator"
        log={["Pending work", "/console/work"]}
      >
        {plot("Pending backend work", countText, [{ name: "Waiting", values: gauges.pending_work }])}
      </Plot>
      <Plot title="Age of pending work" text="The oldest that waits" log={["Pending work", "/console/work"]}>
        {plot("Age of the oldest pending work", secondsText, [
          { name: "Oldest", values: gauges.pending_work_oldest_seconds },
        ])}
      </Plot>
      <Plot title="Lives of names" text="How long the oldest due step has waited">
        {plot("How long the oldest due step of a name has waited", secondsText, [
          { name: "Oldest", values: gauges.lifecycle_lag_seconds },
        ])}
      </Plot>
      <Plot title="Unpaid renewals" text="Expired names whose auto-renewal could not be paid">
        {plot("Unpaid renewals", countText, [{ name: "Unpaid", values: gauges.renewals_unpaid }])}
      </Plot>
      <Plot
        title="Stuck requests"
        text="Requests about names that should go on by themselves, and have not for an hour"
      >
        {plot("Stuck requests", countText, [{ name: "Stuck", values: gauges.workflows_stuck }])}
      </Plot>
      <Plot
        title="Registrations"
        text="Names registered a minute"
        log={["Creations", "/console/commands?command=create_domain"]}
      >
        {plot("Names registered a minute", countText, [
          { name: "Registered", values: gauges.registrations_per_minute },
        ])}
      </Plot>
      <Plot
        title="Not sealed yet"
        text="Rows of the logs that the hash chain does not cover"
        log={["Audit", "/console/audit"]}
      >
        {plot("Rows that are not sealed yet", countText, [
          { name: "Audit", values: gauges.audit_unsealed },
          { name: "Commands", values: gauges.commands_unsealed },
        ])}
      </Plot>
      <Plot
        title="Seals’ delay"
        text="How long the oldest unsealed row has waited"
        log={["Audit", "/console/audit"]}
      >
        {plot("How long the oldest unsealed row has waited", secondsText, [
          { name: "Oldest", values: gauges.seal_lag_seconds },
        ])}
      </Plot>
      <Plot title="Database" text="Its size on disk">
        {plot("Size of the database", bytesText, [{ name: "Size", values: gauges.database_bytes }])}
      </Plot>
    </div>
  );
}

function Plot({
  title,
  text,
  log,
  beneath,
  children,
}: {
  title: string;
  text: string;
  /** Where the single events are. */
  log?: readonly [label: string, href: string];
  beneath?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card>
      <CardHeader
        title={title}
        text={text}
        action={
          log && (
            <Link href={log[1]} prefetch={false} className="rounded-sm text-accent text-sm hover:underline">
              {log[0]}
            </Link>
          )
        }
      />
      <CardBody className="space-y-3">
        {beneath}
        {children}
      </CardBody>
    </Card>
  );
}

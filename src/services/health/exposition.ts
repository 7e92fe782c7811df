import { collectDefaultMetrics, Registry } from "prom-client";
import type { Database } from "@/db/client";
import { BOUNDS_MICROS } from "./buckets";
import { GAUGE_NAMES, GAUGES, type Gauges } from "./gauges";
import { readGauges } from "./read-gauges";
import { doorOf, type RequestCounts, type Series } from "./series";

export interface MetricsSource {
  readonly db: Database;
  readonly counts: RequestCounts;
}

/** Series of these are no requests. */
const NO_REQUESTS = ["jobs", "dns", "webhooks"];

const FAMILIES = [
  {
    prefix: "portolan_request",
    what: "Requests by door and operation",
    has: (door: string) => !NO_REQUESTS.includes(door),
    labels: (door: string, operation: string) => `door="${door}",operation="${operation}"`,
  },
  {
    prefix: "portolan_job",
    what: "Jobs by task",
    has: (door: string) => door === "jobs",
    labels: (_: string, operation: string) => `task="${operation}"`,
  },
  {
    prefix: "portolan_dns_publication",
    what: "Changes brought to DNS, from their commit",
    has: (door: string) => door === "dns",
    labels: () => "",
  },
  {
    prefix: "portolan_webhook_attempt",
    what: "Attempts to deliver; of a first one from its event on",
    has: (door: string) => door === "webhooks",
    labels: () => "",
  },
] as const;

let nodeMetrics: Registry | undefined;

/** Node's metrics (event loop, memory, garbage collection, processor), watched from the first scrape on. */
function ofNode(): Promise<string> {
  if (!nodeMetrics) {
    nodeMetrics = new Registry();
    collectDefaultMetrics({ register: nodeMetrics });
  }
  return nodeMetrics.metrics();
}

/** Everything in Prometheus' text format 0.0.4. A database that is away leaves its gauges out and says so. */
export async function metricsText({ db, counts }: MetricsSource): Promise<string> {
  const [node, gauges] = await Promise.all([ofNode(), readGauges(db, new Date()).catch(() => null)]);
  return [
    // The library writes "Nan" before the event loop was first measured; the format knows "NaN".
    node.trimEnd().replace(/ Nan$/gm, " NaN"),
    ...FAMILIES.flatMap((family) => requestLines(family, counts)),
    ...gaugeLines(gauges),
    "",
  ].join("\n");
}

function requestLines(
  { prefix, what, has, labels }: (typeof FAMILIES)[number],
  counts: RequestCounts,
): readonly string[] {
  const rows = counts.series().filter(({ name }) => has(doorOf(name)));
  if (rows.length === 0) return [];
  const labelled = rows.map((series) => {
    const door = doorOf(series.name);
    return { series, label: labels(escaped(door), escaped(series.name.slice(door.length + 1))) };
  });
  return [
    ...head(`${prefix}s_total`, "counter", `${what}, by what became of them`),
    ...labelled.flatMap(({ series, label }) => [
      line(`${prefix}s_total`, [label, 'outcome="ok"'], series.count - series.refused - series.failed),
      line(`${prefix}s_total`, [label, 'outcome="refused"'], series.refused),
      line(`${prefix}s_total`, [label, 'outcome="failed"'], series.failed),
    ]),
    ...head(`${prefix}_duration_seconds`, "histogram", `${what}: how long they took`),
    ...labelled.flatMap(({ series, label }) => histogram(`${prefix}_duration_seconds`, label, series)),
  ];
}

function histogram(name: string, label: string, series: Series): string[] {
  let sum = 0;
  const buckets = BOUNDS_MICROS.map((bound, i) => {
    sum += series.buckets[i] ?? 0;
    return line(`${name}_bucket`, [label, `le="${bound / 1e6}"`], sum);
  });
  return [
    ...buckets,
    line(`${name}_bucket`, [label, 'le="+Inf"'], series.count),
    line(`${name}_sum`, [label], series.micros / 1e6),
    line(`${name}_count`, [label], series.count),
  ];
}

function gaugeLines(gauges: Gauges | null): string[] {
  const up = [
    ...head("portolan_database_up", "gauge", "Whether the database answered this scrape"),
    line("portolan_database_up", [], gauges ? 1 : 0),
  ];
  if (!gauges) return up;
  return [
    ...up,
    ...GAUGE_NAMES.flatMap((name) => [
      ...head(`portolan_${name}`, "gauge", GAUGES[name]),
      line(`portolan_${name}`, [], gauges[name]),
    ]),
  ];
}

const head = (name: string, type: string, help: string) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

function line(name: string, labels: readonly string[], value: number): string {
  const inside = labels.filter(Boolean).join(",");
  return `${name}${inside ? `{${inside}}` : ""} ${value}`;
}

const escaped = (label: string) =>
  label.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

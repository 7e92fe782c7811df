import { performance } from "node:perf_hooks";
import { statement } from "@/db/sql";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { quantile } from "./buckets";
import { GAUGE_NAMES, type GaugeName, type Gauges } from "./gauges";
import { readGauges } from "./read-gauges";
import { type CountRow, readCounts, readGaugeHistory, readOperations } from "./read-history";
import { type HealthInput, REQUEST_DOORS, type RequestDoor } from "./schema";
import { doorOf } from "./series";
import { type Slots, slotsOf } from "./slots";

/** A value a step; null where nothing was measured. */
export type Line = readonly (number | null)[];

export interface Health {
  /** When each step begins. */
  readonly times: readonly Date[];
  readonly stepMinutes: number;
  /** Whether anything at all was written down in the range. */
  readonly isEmpty: boolean;
  /** Requests a minute, by door; doors without a request are left out. */
  readonly requests: readonly { readonly door: RequestDoor; readonly rate: Line }[];
  /** Requests a minute that were refused and that failed, all doors. */
  readonly refused: Line;
  readonly failed: Line;
  /** Microseconds: of the door asked for, or of all doors. */
  readonly latency: { readonly p50: Line; readonly p99: Line };
  /** Microseconds from a change's commit until it is on DNS. */
  readonly publication: { readonly p50: Line; readonly p99: Line };
  /** Microseconds from an event until its delivery was answered. */
  readonly delivery: { readonly p50: Line; readonly p99: Line };
  /** Jobs ended a minute, and those of them that failed. */
  readonly jobs: { readonly rate: Line; readonly failed: Line };
  readonly gauges: Readonly<Record<GaugeName, Line>>;
  /** Where the requests went, the busiest first. */
  readonly operations: readonly Operation[];
  readonly now: HealthNow;
}

export interface Operation {
  readonly door: string;
  /** `other` for what the door does not know. */
  readonly operation: string;
  readonly count: number;
  readonly refused: number;
  readonly failed: number;
  /** Microseconds. */
  readonly p50: number | null;
  readonly p99: number | null;
}

/** How it is at this moment. */
export interface HealthNow {
  readonly at: Date;
  readonly gauges: Gauges;
  /** How long measuring took, milliseconds: as quick as the database. */
  readonly databaseMs: number;
  /** The last minute that the worker measured; null before the first. */
  readonly measuredAt: Date | null;
}

const LAST = statement(
  "metric_last",
  "SELECT max(minute) AS minute FROM metric_gauge WHERE name = 'jobs_waiting' AND minute > $1",
);

/** The state and history of the whole installation. Operators only. */
export async function loadHealth(ctx: Context, input: HealthInput): Promise<Health> {
  requireOperator(ctx);
  const slots = slotsOf(input.range, ctx.now);
  const began = performance.now();
  const gauges = await readGauges(ctx.db, ctx.now);
  const databaseMs = performance.now() - began;
  const [counts, history, operations, [last]] = await Promise.all([
    readCounts(ctx.db, slots),
    readGaugeHistory(ctx.db, slots),
    readOperations(ctx.db, slots, input.door ?? null),
    ctx.db.sql<{ minute: Date | null }>(LAST, [new Date(ctx.now.getTime() - 86_400_000)]),
  ]);
  const isRequest = (row: CountRow) => (REQUEST_DOORS as readonly string[]).includes(row.series);
  const requests = counts.filter(isRequest);
  const timed = input.door ? requests.filter(({ series }) => series === input.door) : requests;
  return {
    times: Array.from({ length: slots.count }, (_, i) => new Date(slots.from.getTime() + i * slots.stepMs)),
    stepMinutes: slots.stepMs / 60_000,
    isEmpty: counts.length === 0 && history.length === 0,
    requests: REQUEST_DOORS.flatMap((door) => {
      const rows = requests.filter(({ series }) => series === door);
      return rows.length > 0 ? [{ door, rate: rateOf(rows, slots, "count") }] : [];
    }),
    refused: rateOf(requests, slots, "refused"),
    failed: rateOf(requests, slots, "failed"),
    latency: quantilesOf(timed, slots),
    publication: quantilesOf(
      counts.filter(({ series }) => series === "dns"),
      slots,
    ),
    delivery: quantilesOf(
      counts.filter(({ series }) => series === "webhooks"),
      slots,
    ),
    jobs: {
      rate: rateOf(
        counts.filter(({ series }) => series === "jobs"),
        slots,
        "count",
      ),
      failed: rateOf(
        counts.filter(({ series }) => series === "jobs"),
        slots,
        "failed",
      ),
    },
    gauges: Object.fromEntries(
      GAUGE_NAMES.map((name) => [
        name,
        lineOf(
          history.filter((row) => row.name === name),
          slots,
        ),
      ]),
    ) as Record<GaugeName, Line>,
    operations: operations.map(({ series, buckets, ...row }) => ({
      ...row,
      door: doorOf(series),
      operation: series.slice(doorOf(series).length + 1),
      p50: quantile(buckets, 0.5),
      p99: quantile(buckets, 0.99),
    })),
    now: { at: ctx.now, gauges, databaseMs, measuredAt: last?.minute ?? null },
  };
}

/** A minute without a row is one without a request: the steps that are over have a value. */
function rateOf(rows: readonly CountRow[], { minutes }: Slots, what: "count" | "refused" | "failed"): Line {
  const sums = minutes.map(() => 0);
  for (const row of rows) sums[row.slot] = (sums[row.slot] ?? 0) + row[what];
  return sums.map((sum, i) => ((minutes[i] ?? 0) > 0 ? sum / (minutes[i] ?? 1) : null));
}

function quantilesOf(rows: readonly CountRow[], { count }: Slots): { p50: Line; p99: Line } {
  const sums: number[][] = Array.from({ length: count }, () => []);
  for (const { slot, buckets } of rows) {
    const sum = sums[slot];
    if (sum) for (const [i, n] of buckets.entries()) sum[i] = (sum[i] ?? 0) + n;
  }
  return { p50: sums.map((sum) => quantile(sum, 0.5)), p99: sums.map((sum) => quantile(sum, 0.99)) };
}

function lineOf(rows: readonly { slot: number; value: number }[], { count }: Slots): Line {
  const line: (number | null)[] = Array.from({ length: count }, () => null);
  for (const { slot, value } of rows) if (slot >= 0 && slot < count) line[slot] = value;
  return line;
}

import { BUCKETS, bucketOf } from "./buckets";

/** What became of a request: answered, refused for a fault of the caller's (4xx), failed for one of ours (5xx). */
export type Outcome = "ok" | "refused" | "failed";

/** Counts of one door's operation since the process started. */
export class Series {
  refused = 0;
  failed = 0;
  /** Sum of all durations, microseconds. */
  micros = 0;
  /** How many fell into each bucket of buckets.ts. */
  readonly buckets = new Float64Array(BUCKETS);

  /** @param name `<door>:<operation>` */
  constructor(readonly name: string) {}

  add(outcome: Outcome, micros: number): void {
    if (outcome === "refused") this.refused++;
    else if (outcome === "failed") this.failed++;
    this.micros += micros;
    const bucket = bucketOf(micros);
    this.buckets[bucket] = (this.buckets[bucket] ?? 0) + 1;
  }

  get count(): number {
    let sum = 0;
    for (const n of this.buckets) sum += n;
    return sum;
  }
}

/** A series' counts as they were written last, or are to be written. */
export interface SeriesCounts {
  readonly count: number;
  readonly refused: number;
  readonly failed: number;
  readonly buckets: readonly number[];
}

/** In case somebody names operations after what callers send. */
const MOST_SERIES = 500;

/**
 * Counts every request of this process by door and operation: numbers that only grow, as Prometheus wants them, and what
 * was added since the last flush, for the database. Adding one costs 0.1 µs.
 */
export class RequestCounts {
  private readonly all = new Map<string, Series>();
  private readonly written = new Map<string, SeriesCounts>();

  /** @param name `<door>:<operation>`, or `<door>` for one that has no operations */
  add(name: string, outcome: Outcome, micros: number): void {
    const series = this.all.get(name) ?? this.begin(name);
    series.add(outcome, micros);
  }

  private begin(name: string): Series {
    const kept = this.all.size < MOST_SERIES ? name : `${doorOf(name)}:other`;
    const series = this.all.get(kept) ?? new Series(kept);
    this.all.set(kept, series);
    return series;
  }

  series(): readonly Series[] {
    return [...this.all.values()];
  }

  /** What was added since the last `markWritten`; series without news are left out. */
  news(): Map<string, SeriesCounts> {
    const news = new Map<string, SeriesCounts>();
    for (const series of this.all.values()) {
      const before = this.written.get(series.name);
      const count = series.count - (before?.count ?? 0);
      if (count === 0) continue;
      news.set(series.name, {
        count,
        refused: series.refused - (before?.refused ?? 0),
        failed: series.failed - (before?.failed ?? 0),
        buckets: Array.from(series.buckets, (n, i) => n - (before?.buckets[i] ?? 0)),
      });
    }
    return news;
  }

  /** Takes note that `news` is in the database. */
  markWritten(news: ReadonlyMap<string, SeriesCounts>): void {
    for (const [name, counts] of news) {
      const before = this.written.get(name);
      this.written.set(name, before ? sumOf(before, counts) : counts);
    }
  }
}

/** The door of a series' name. */
export function doorOf(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(0, colon);
}

export function sumOf(a: SeriesCounts, b: SeriesCounts): SeriesCounts {
  return {
    count: a.count + b.count,
    refused: a.refused + b.refused,
    failed: a.failed + b.failed,
    buckets: a.buckets.map((n, i) => n + (b.buckets[i] ?? 0)),
  };
}

/** The outcome that an HTTP status stands for. */
export function outcomeOf(status: number): Outcome {
  if (status >= 500) return "failed";
  return status >= 400 ? "refused" : "ok";
}

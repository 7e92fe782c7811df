/** Queries answered from one zone since the last flush. */
export interface ZoneCounter {
  readonly zone: string;
  count: number;
}

/** Counts queries per zone; a prepared answer holds its counter, so that counting is one addition. */
export class QueryCounts {
  private counters = new Map<string, ZoneCounter>();
  private touched: ZoneCounter[] = [];
  /** Since the start. */
  total = 0;

  counterOf(zone: string): ZoneCounter {
    const known = this.counters.get(zone);
    if (known) return known;
    const counter = { zone, count: 0 };
    this.counters.set(zone, counter);
    return counter;
  }

  add(counter: ZoneCounter): void {
    this.total++;
    if (counter.count++ === 0) this.touched.push(counter);
  }

  /** The counts since the last call. Two counters of one zone may live for a moment after a flush: they are summed. */
  take(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const counter of this.touched) {
      counts.set(counter.zone, (counts.get(counter.zone) ?? 0) + counter.count);
      counter.count = 0;
    }
    this.touched = [];
    this.counters = new Map();
    return counts;
  }

  /** Gives back what could not be stored. */
  restore(counts: ReadonlyMap<string, number>): void {
    for (const [zone, count] of counts) {
      const counter = this.counterOf(zone);
      if (counter.count === 0) this.touched.push(counter);
      counter.count += count;
    }
  }
}

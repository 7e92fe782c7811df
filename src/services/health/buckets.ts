/** Upper bounds of the latency histogram, microseconds; one more bucket takes the rest. */
export const BOUNDS_MICROS = [
  500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
  5_000_000, 10_000_000,
] as const;

/** How many buckets a histogram has. */
export const BUCKETS = BOUNDS_MICROS.length + 1;

/** Which bucket a duration falls into, from 0. */
export function bucketOf(micros: number): number {
  for (let i = 0; i < BOUNDS_MICROS.length; i++) if (micros <= (BOUNDS_MICROS[i] as number)) return i;
  return BOUNDS_MICROS.length;
}

/**
 * The duration, microseconds, that the share `q` of all took at most; null of an empty histogram. Straight between the
 * bounds of a bucket, as Prometheus' `histogram_quantile`; what lies beyond the last bound counts as that bound.
 * @param buckets how many fell into each bucket, not cumulated
 */
export function quantile(buckets: readonly number[], q: number): number | null {
  const total = buckets.reduce((sum, n) => sum + n, 0);
  if (total === 0) return null;
  const rank = q * total;
  let before = 0;
  for (const [i, bound] of BOUNDS_MICROS.entries()) {
    const inside = buckets[i] ?? 0;
    if (inside > 0 && before + inside >= rank) {
      const lower = BOUNDS_MICROS[i - 1] ?? 0;
      return lower + ((bound - lower) * Math.max(0, rank - before)) / inside;
    }
    before += inside;
  }
  return BOUNDS_MICROS[BOUNDS_MICROS.length - 1] ?? null;
}

import { RateLimiterMemory } from "rate-limiter-flexible";

/** What a request may still do. Headers and the refusal are written from it. */
export interface Allowance {
  readonly allowed: boolean;
  /** Requests in a window: an hour, or what the limiter was made for. */
  readonly limit: number;
  readonly remaining: number;
  /** How many requests of this window were over the limit, this one too. */
  readonly excess: number;
  /** When the window ends and `remaining` is `limit` again: seconds since 1970. */
  readonly resetAt: number;
  /** Seconds until then, at least 1. */
  readonly resetAfter: number;
}

/** Counts requests. `whom` is `key:<id>` or `address:<address>`; `limit` is the limit in force, null for the usual one. */
export interface RateLimiter {
  consume(whom: string, limit?: number | null): Promise<Allowance>;
}

const HOUR_SECONDS = 3600;

/**
 * Counts in this process's memory, by the wall clock, in windows (of an hour) that begin with the first request. For
 * several processes behind one address each counts for itself. A limit that changes holds from the next request on.
 */
export function memoryLimiter(usualLimit: number, windowSeconds = HOUR_SECONDS): RateLimiter {
  // It only counts: whom a number is too high for differs.
  const counters = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: windowSeconds });
  return {
    async consume(whom, ownLimit) {
      const limit = ownLimit ?? usualLimit;
      const { consumedPoints, msBeforeNext } = await counters.consume(whom);
      return {
        allowed: consumedPoints <= limit,
        limit,
        remaining: Math.max(0, limit - consumedPoints),
        excess: Math.max(0, consumedPoints - limit),
        resetAt: Math.ceil((Date.now() + msBeforeNext) / 1000),
        resetAfter: Math.max(1, Math.ceil(msBeforeNext / 1000)),
      };
    },
  };
}

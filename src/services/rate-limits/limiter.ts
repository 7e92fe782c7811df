import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** What a request may still do. Headers and the refusal are written from it. */
export interface Allowance {
  readonly allowed: boolean;
  /** Requests in an hour. */
  readonly limit: number;
  readonly remaining: number;
  /** When the hour ends and `remaining` is `limit` again: seconds since 1970. */
  readonly resetAt: number;
  /** Seconds until then, at least 1. */
  readonly resetAfter: number;
}

/** Counts requests. `whom` is `key:<id>` or `address:<address>`. */
export interface RateLimiter {
  consume(whom: string): Promise<Allowance>;
}

const HOUR_SECONDS = 3600;

/**
 * Counts in this process's memory, by the wall clock, in windows of an hour that begin with the first request. For
 * several processes behind one address each counts for itself.
 */
export function memoryLimiter(limitPerHour: number): RateLimiter {
  const counters = new RateLimiterMemory({ points: limitPerHour, duration: HOUR_SECONDS });
  return {
    async consume(whom) {
      try {
        return toAllowance(limitPerHour, await counters.consume(whom), true);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return toAllowance(limitPerHour, refusal, false);
      }
    },
  };
}

function toAllowance(limit: number, counted: RateLimiterRes, allowed: boolean): Allowance {
  return {
    allowed,
    limit,
    remaining: Math.max(0, counted.remainingPoints),
    resetAt: Math.ceil((Date.now() + counted.msBeforeNext) / 1000),
    resetAfter: Math.max(1, Math.ceil(counted.msBeforeNext / 1000)),
  };
}

import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Database } from "@/db/client";
import type { Context } from "../context";
import { RegistryError } from "../errors";

/** Wrong codes that an account may send in an hour, over all names. */
const MOST_WRONG_CODES = 20;
const HOUR_SECONDS = 3600;

/**
 * Kept in memory, not in the database: a command may be part of a transaction that its failure undoes, and the count has
 * to outlive that. Each process counts for itself, by the wall clock.
 */
const counters = new WeakMap<Database["pool"], RateLimiterMemory>();

function counterOf(ctx: Context): RateLimiterMemory {
  const { pool } = ctx.db;
  const known = counters.get(pool);
  if (known) return known;
  const made = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: HOUR_SECONDS });
  counters.set(pool, made);
  return made;
}

/**
 * Counts a try of a transfer code before it is looked at, so that many at once are not more than many one by one. Over
 * the limit no code is looked at, the right one neither.
 * @returns takes the try back: its code was right
 * @throws RegistryError too_many_attempts, details `{ retry_after_seconds }`
 */
export async function countGuess(ctx: Context, accountId: string): Promise<() => Promise<unknown>> {
  const counter = counterOf(ctx);
  const { consumedPoints, msBeforeNext } = await counter.consume(accountId);
  if (consumedPoints <= MOST_WRONG_CODES) return () => counter.reward(accountId);
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  throw new RegistryError("too_many_attempts", {
    message: `Too many wrong transfer codes: try again in ${Math.ceil(seconds / 60)} minutes`,
    details: { retry_after_seconds: seconds },
  });
}

import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "@/db/client";
import { sha256 } from "@/lib/secret";
import { RegistryError } from "../errors";

/** How often something may be tried: `points` within `duration` seconds of the first try. */
const LIMITS = {
  /** Wrong passwords for one email address. */
  sign_in_email: { points: 10, duration: 900 },
  /** Wrong passwords from one address. */
  sign_in_ip: { points: 100, duration: 900 },
  /** Wrong codes of one user's second factor: 3 codes of a million count at a time. */
  second_factor: { points: 5, duration: 900 },
  /** New accounts from one address. */
  sign_up_ip: { points: 100, duration: 3600 },
  /** Mails that anybody can have sent to one email address. */
  mail_to: { points: 5, duration: 3600 },
  /** Requests for such mails from one address. */
  mail_ip: { points: 60, duration: 3600 },
  /** Links tried from one address. */
  token_ip: { points: 60, duration: 900 },
  /** Invitations sent by one account. */
  invitations: { points: 100, duration: 86_400 },
} as const;

export type ThrottleName = keyof typeof LIMITS;

const limiters = new WeakMap<Database, Map<ThrottleName, RateLimiterPostgres>>();

/** Counters live in the database, so that several processes share them. They go by the wall clock. */
function limiterOf(db: Database, name: ThrottleName): RateLimiterPostgres {
  const known = limiters.get(db) ?? new Map<ThrottleName, RateLimiterPostgres>();
  limiters.set(db, known);
  let limiter = known.get(name);
  if (!limiter) {
    limiter = new RateLimiterPostgres({
      ...LIMITS[name],
      storeClient: db.pool,
      storeType: "pool",
      tableName: "throttle",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
    });
    known.set(name, limiter);
  }
  return limiter;
}

/** Keys are hashed: the table tells nobody who tried. */
const keyOf = (whom: string): string => sha256(whom).slice(0, 32);

/**
 * Counts one try by or for `whom`; nothing when that is unknown.
 * @throws RegistryError too_many_attempts, details `{ retry_after_seconds }`
 */
export async function throttle(db: Database, name: ThrottleName, whom: string | null): Promise<void> {
  if (whom === null) return;
  try {
    await limiterOf(db, name).consume(keyOf(whom));
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new RegistryError("too_many_attempts", {
      message: `Too many attempts: try again in ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}`,
      details: { retry_after_seconds: seconds },
    });
  }
}

/** As `throttle`, answering false instead of throwing: for doors that must look the same either way. */
export async function isWithinLimit(db: Database, name: ThrottleName, whom: string): Promise<boolean> {
  try {
    await throttle(db, name, whom);
    return true;
  } catch (error) {
    if (error instanceof RegistryError && error.code === "too_many_attempts") return false;
    throw error;
  }
}

/** Forgets the tries counted for `whom`. */
export async function forgive(db: Database, name: ThrottleName, whom: string | null): Promise<void> {
  if (whom !== null) await limiterOf(db, name).delete(keyOf(whom));
}

/** Gives back one try. */
export async function giveBack(db: Database, name: ThrottleName, whom: string | null): Promise<void> {
  if (whom !== null) await limiterOf(db, name).reward(keyOf(whom));
}

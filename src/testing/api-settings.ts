import type { ApiSettings } from "@/api/rest/exchange";
import type { Database } from "@/db/client";
import { testCards } from "@/integrations/payments/test-cards";
import { memoryLimiter } from "@/services/rate-limits/limiter";
import { NOW } from "./builders";
import { testSealer } from "./sealer";

/** What a test may have otherwise. */
export interface TestSettings {
  /** Requests in an hour; so many that nobody meets the end. */
  readonly limit?: number;
  /** The instant of each request. */
  readonly now?: () => Date;
  /** Fails the test. */
  readonly onDefect?: (error: unknown) => void;
}

/** Settings of an API on `db`. */
export function testApiSettings(db: Database, { limit = 1_000_000, now, onDefect }: TestSettings = {}) {
  return {
    db,
    publicUrl: "https://portal.test",
    limiter: memoryLimiter(limit),
    trustedProxies: [],
    payments: testCards,
    sealer: testSealer,
    now: now ?? (() => NOW),
    onDefect:
      onDefect ??
      ((error: unknown) => {
        throw error;
      }),
  } satisfies ApiSettings;
}

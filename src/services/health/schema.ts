import * as z from "zod";

/** What a plot may show: how many minutes back, in steps of how many. */
export const RANGES = {
  "1h": { minutes: 60, step: 1 },
  "24h": { minutes: 1_440, step: 15 },
  "7d": { minutes: 10_080, step: 120 },
  "30d": { minutes: 43_200, step: 480 },
} as const;

export type Range = keyof typeof RANGES;

export const RANGE_NAMES = Object.keys(RANGES) as [Range, ...Range[]];

/** Doors that requests come through; beside them `jobs` and `dns` are counted. */
export const REQUEST_DOORS = [
  "subdomain_v2",
  "registrar_v1",
  "cloudflare_v4",
  "mcp",
  "httpreq",
  "epp",
  "audit",
  "trpc",
  "pages",
] as const;

export type RequestDoor = (typeof REQUEST_DOORS)[number];

export const healthInput = z.strictObject({
  range: z.enum(RANGE_NAMES).default("1h"),
  /** Latency and operations of one door; absent for all doors. */
  door: z.enum(REQUEST_DOORS).optional(),
});
export type HealthInput = z.infer<typeof healthInput>;

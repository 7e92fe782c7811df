import * as z from "zod";

/** Where a zone stands: answered from here, not yet or not now answered, or answered by the name's own nameservers. */
export const ZONE_STATES = ["active", "pending", "moved"] as const;
export type ZoneState = (typeof ZONE_STATES)[number];

/** How a zone's name is compared with a text; case does not count. */
export const NAME_MATCHES = ["is", "is_not", "starts_with", "ends_with", "contains"] as const;

export const listZonesInput = z.strictObject({
  page: z.number().int().min(1).max(1_000_000).default(1),
  limit: z.number().int().min(1).max(500).default(50),
  /** Unicode or A-labels where a whole name is compared. */
  name: z.strictObject({ match: z.enum(NAME_MATCHES), text: z.string().max(1_024) }).optional(),
  state: z.enum(ZONE_STATES).optional(),
  /** Whether every filter has to fit, or one of them. */
  filters: z.enum(["all", "any"]).default("all"),
  direction: z.enum(["asc", "desc"]).default("asc"),
});

export const zoneIdInput = z.strictObject({ zoneId: z.uuid() });

export const addZoneInput = z.strictObject({
  /** Full name, Unicode or A-labels; a final dot does no harm. */
  name: z
    .string({ error: "Enter a name" })
    .min(1, "Enter a name")
    .max(1_024, "A name has at most 253 characters"),
});

/** The portal's own rate limit: requests in an hour for each key of an account that has no limit of its own. */
export function usualRateLimit(): number {
  if (!globalThis.portolan)
    throw new Error("Pages are served by Portolan's own server: start it with npm start");
  return globalThis.portolan.rateLimitPerHour;
}

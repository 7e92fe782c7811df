/** Seconds. Short enough for a name to change hands within the hour; `minimum` is for negative answers (RFC 2308 §5). */
export const SOA_TIMERS = {
  ttl: 3_600,
  refresh: 7_200,
  retry: 3_600,
  expire: 1_209_600,
  minimum: 300,
} as const;

/** A zone's SOA record data in presentation form, made from the namespace's policy. Names without final dot. */
export function soaText(zone: {
  readonly apex: string;
  readonly serial: number;
  readonly nameservers: readonly string[];
  readonly hostmaster: string;
}): string {
  const { refresh, retry, expire, minimum } = SOA_TIMERS;
  const primary = zone.nameservers[0] ?? zone.apex;
  return `${primary}. ${zone.hostmaster}. ${zone.serial} ${refresh} ${retry} ${expire} ${minimum}`;
}

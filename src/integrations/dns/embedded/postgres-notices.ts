import type { ZoneChangeNotice } from "./zone-source";

/** The channel on which changes are told. Payload: lines of `apex` or `apex|fqdn`. */
export const CHANNEL = "dns_changed";

export function parseNotice(payload: string): ZoneChangeNotice[] {
  return payload
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [apex = "", fqdn] = line.split("|");
      return { apex, fqdn: fqdn ?? null };
    });
}

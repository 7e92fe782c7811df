import type { z } from "zod";
import type { Context } from "../context";
import { refuseAcmeOnly } from "./acme-only";
import { type LoadedZone, loadZone } from "./load-zone";
import { requireDns } from "./require-dns";
import type { zoneRef } from "./schema";
import { SOA_TIMERS, soaText } from "./soa";
import { writeNotes } from "./zone-file-notes";

/** The zone as a BIND zone file, SOA and NS included. @throws RegistryError not_found | acme_only */
export async function exportZone(
  ctx: Context,
  input: z.output<typeof zoneRef>,
): Promise<{ fileName: string; text: string }> {
  const tenant = requireDns(ctx, "read");
  refuseAcmeOnly(tenant, "export a zone");
  const zone = await loadZone(ctx, tenant, input.name);
  return { fileName: `${zone.apex}.zone`, text: formatZoneFile(zone) };
}

export function formatZoneFile(zone: Pick<LoadedZone, "apex" | "serial" | "policy" | "records">): string {
  const { apex, serial, policy, records } = zone;
  const { nameservers, hostmaster } = policy;
  const rows = [
    {
      owner: "@",
      type: "SOA",
      ttl: SOA_TIMERS.ttl,
      rdata: soaText({ apex, serial, nameservers, hostmaster }),
      notes: "",
    },
    ...nameservers.map((host) => ({
      owner: "@",
      type: "NS",
      ttl: SOA_TIMERS.ttl,
      rdata: `${host}.`,
      notes: "",
    })),
    ...records.map((record) => ({ ...record, notes: writeNotes(record) })),
  ];
  const width = Math.max(...rows.map((row) => row.owner.length));
  const lines = rows.map(
    ({ owner, ttl, type, rdata, notes }) =>
      `${owner.padEnd(width)} ${ttl} IN ${type.padEnd(5)} ${rdata}${notes}`,
  );
  return [`$ORIGIN ${apex}.`, `$TTL ${policy.defaultTtl}`, ...lines, ""].join("\n");
}

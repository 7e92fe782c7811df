import type { z } from "zod";
import type { Context } from "../context";
import { type LoadedZone, loadZone } from "./load-zone";
import { requireDns } from "./require-dns";
import type { RecordView } from "./rows";
import type { listRecordsInput, zoneRef } from "./schema";
import { toView } from "./values";

/** Where a zone is on its way to the nameservers. */
export interface ZoneStatus {
  /** Canonical name, no final dot. */
  readonly apex: string;
  readonly serial: number;
  /** What the nameservers last took; 0 = nothing yet. */
  readonly publishedSerial: number;
  readonly publishedAt: Date | null;
  /** Whether the nameservers have the newest serial. */
  readonly isPublished: boolean;
  /** False while the name uses its own nameservers. */
  readonly isHosted: boolean;
  /** Our nameservers, no final dots. */
  readonly nameservers: readonly string[];
  readonly recordCount: number;
  /** For forms: seconds, and the types on offer. */
  readonly defaultTtl: number;
  readonly minTtl: number;
  readonly maxTtl: number;
  readonly recordTypes: readonly string[];
}

export interface RecordList extends ZoneStatus {
  readonly records: readonly RecordView[];
}

/** The records of a zone by name and type, with the zone's status. @throws RegistryError not_found */
export async function listRecords(
  ctx: Context,
  input: z.output<typeof listRecordsInput>,
): Promise<RecordList> {
  const zone = await loadZone(ctx, requireDns(ctx, "read"), input.name);
  const shown = input.type ? zone.records.filter((row) => row.type === input.type) : zone.records;
  return { ...statusOf(zone), records: shown.map(toView) };
}

/** @throws RegistryError not_found */
export async function zoneStatus(ctx: Context, input: z.output<typeof zoneRef>): Promise<ZoneStatus> {
  return statusOf(await loadZone(ctx, requireDns(ctx, "read"), input.name));
}

function statusOf(zone: LoadedZone): ZoneStatus {
  const { apex, serial, publishedSerial, publishedAt, isHosted, policy } = zone;
  return {
    apex,
    serial,
    publishedSerial,
    publishedAt,
    isPublished: isHosted && serial === publishedSerial,
    isHosted,
    nameservers: policy.nameservers,
    recordCount: zone.records.length,
    defaultTtl: policy.defaultTtl,
    minTtl: policy.minTtl,
    maxTtl: policy.maxTtl,
    recordTypes: policy.recordTypes,
  };
}

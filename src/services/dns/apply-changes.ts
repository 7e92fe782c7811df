import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { assertBatchWithinReach } from "./acme-only";
import { applyBatch } from "./apply-batch";
import { invalidRecords } from "./faults";
import { type LoadedZone, lockZone } from "./load-zone";
import { requireDns } from "./require-dns";
import type { applyChangesInput } from "./schema";
import { type AppliedChange, writeZone } from "./write-zone";

/**
 * Applies creates, updates and deletes to a zone, all or none; the serial steps once.
 * @throws RegistryError not_found | not_hosted | status_prohibits | record_conflict | invalid_record | acme_only
 */
export async function applyChanges(
  ctx: Context,
  input: z.output<typeof applyChangesInput>,
): Promise<AppliedChange> {
  const tenant = requireDns(ctx, "write");
  return inTransaction(ctx.db, async (tx) => {
    const zone = await lockZone(tx, ctx, tenant, input.name);
    assertSerial(zone, input.expectedSerial);
    assertBatchWithinReach(tenant, input, zone);
    assertRecordsExist(zone, input);
    const result = applyBatch(zone.records, input, { apex: zone.apex, policy: zone.policy });
    if (!result.ok) throw invalidRecords(result.faults);
    return writeZone(tx, ctx, tenant, zone, result, "dns.apply");
  });
}

/** @throws RegistryError record_conflict, when the zone is not as the caller saw it */
export function assertSerial(zone: LoadedZone, expected: number | undefined): void {
  if (expected === undefined || expected === zone.serial) return;
  throw new RegistryError("record_conflict", {
    message: `${zone.apex} was changed meanwhile (serial ${zone.serial}, you saw ${expected}): look again, then apply`,
    details: { serial: zone.serial, expected_serial: expected },
  });
}

/** A batch of one that names an unknown record is 404, as for any other thing that is not there. */
function assertRecordsExist(zone: LoadedZone, input: z.output<typeof applyChangesInput>): void {
  const entries = [...input.updates, ...input.deletes];
  const [only] = entries;
  if (!only || entries.length > 1 || input.creates.length > 0) return;
  if (zone.records.some((record) => record.id === only.id)) return;
  throw new RegistryError("not_found", {
    message: `There is no such record in ${zone.apex}`,
    details: { record: only.id },
  });
}

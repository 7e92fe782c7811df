import type { z } from "zod";
import type { Context } from "../context";
import { assertBatchWithinReach } from "./acme-only";
import { applyBatch } from "./apply-batch";
import { assertSerial } from "./apply-changes";
import { loadZone } from "./load-zone";
import { requireDns } from "./require-dns";
import type { RecordFault, RecordRow } from "./rows";
import type { applyChangesInput } from "./schema";

/** What a batch would do. With faults it would do nothing. */
export interface ChangePlan {
  readonly apex: string;
  /** Given back as `expectedSerial`, it makes sure that what is applied is what was planned. */
  readonly serial: number;
  /** False while the name uses its own nameservers: the batch would be refused. */
  readonly isHosted: boolean;
  /** Rows that would vanish and appear, a changed one in both. */
  readonly added: readonly RecordRow[];
  readonly removed: readonly RecordRow[];
  readonly faults: readonly RecordFault[];
}

/** What `applyChanges` would do now, and nothing of it. @throws RegistryError not_found | record_conflict | acme_only */
export async function planChanges(
  ctx: Context,
  input: z.output<typeof applyChangesInput>,
): Promise<ChangePlan> {
  const tenant = requireDns(ctx, "read");
  const zone = await loadZone(ctx, tenant, input.name);
  assertBatchWithinReach(tenant, input, zone);
  assertSerial(zone, input.expectedSerial);
  const { apex, serial, isHosted, policy, records } = zone;
  const result = applyBatch(records, input, { apex, policy });
  const changes = result.ok
    ? { added: result.added, removed: result.removed, faults: [] }
    : { added: [], removed: [], faults: result.faults };
  return { apex, serial, isHosted, ...changes };
}

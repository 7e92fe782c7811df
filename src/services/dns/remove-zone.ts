import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import { type Context, within } from "../context";
import { refuseAcmeOnly } from "./acme-only";
import { applyBatch } from "./apply-batch";
import { invalidRecords } from "./faults";
import { lockZone } from "./load-zone";
import { zoneOfTenant } from "./load-zone-view";
import { requireDns } from "./require-dns";
import { writeZone } from "./write-zone";
import type { zoneIdInput } from "./zones-schema";

/**
 * Deletes a zone's records and takes it out of the list of zones, until it is added again or gets a record. The name stays
 * registered; the history has its records.
 * @throws RegistryError not_found | status_prohibits | missing_scope | acme_only
 */
export async function removeZone(ctx: Context, input: z.output<typeof zoneIdInput>): Promise<void> {
  const tenant = requireDns(ctx, "write");
  refuseAcmeOnly(tenant, "remove a zone");
  await inTransaction(ctx.db, async (tx) => {
    const inside = within(ctx, tx);
    const { apex } = await zoneOfTenant(inside, tenant, input.zoneId);
    const zone = await lockZone(tx, ctx, tenant, apex, { evenMoved: true });
    // Somebody else may have removed it before the lock was had.
    await zoneOfTenant(inside, tenant, input.zoneId);
    const deletes = zone.records.map(({ id }) => ({ id }));
    const rules = { apex, policy: zone.policy };
    const result = applyBatch(zone.records, { creates: [], updates: [], deletes }, rules);
    if (!result.ok) throw invalidRecords(result.faults);
    const { changeId } = await writeZone(tx, ctx, tenant, zone, result, "dns.remove_zone");
    if (changeId === null) {
      await recordAudit(tx, ctx, {
        action: "dns.remove_zone",
        accountId: tenant.accountId,
        subject: { kind: "zone", id: zone.id, name: apex },
      });
    }
    await tx.prisma.zone.update({ where: { id: zone.id }, data: { removedAt: ctx.now } });
  });
}

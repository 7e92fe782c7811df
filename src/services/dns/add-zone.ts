import type { z } from "zod";
import { inTransaction, type Tx } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { type LoadedName, lockName } from "../names/load";
import { canonicalHost } from "../names/nameservers";
import { updateInput } from "../names/schema";
import { assertAllowed } from "../names/statuses";
import { updateName } from "../names/update";
import { refuseAcmeOnly } from "./acme-only";
import { zoneOfTenant } from "./load-zone-view";
import { type DnsTenant, requireDns } from "./require-dns";
import type { ZoneView } from "./zone-view";
import type { addZoneInput } from "./zones-schema";

/**
 * Hosts a held name here: one that uses its own nameservers gives them up, which takes `names:write`; one that was taken
 * out of the zones is back, without records.
 * @throws RegistryError zone_not_held | zone_exists | status_prohibits | missing_scope | acme_only
 */
export async function addZone(ctx: Context, input: z.output<typeof addZoneInput>): Promise<ZoneView> {
  const tenant = requireDns(ctx, "write");
  refuseAcmeOnly(tenant, "add a zone");
  return inTransaction(ctx.db, async (tx) => {
    const { row } = await lockHeld(tx, ctx, tenant, input.name);
    // As for records: a registry lock and a transfer keep the name, not what it says.
    assertAllowed({ ...row, registryLockedAt: null, pendingTransferId: null }, "Update");
    const isMoved = row.nameservers.length > 0;
    if (!row.zone) throw notHeld(input.name);
    if (!isMoved && row.zone.removedAt === null) {
      throw new RegistryError("zone_exists", {
        message: `${row.fqdn} already exists`,
        details: { zone: row.fqdn },
      });
    }
    const inside = within(ctx, tx);
    if (isMoved) await updateName(inside, updateInput.parse({ name: row.fqdn, nameservers: [] }));
    await tx.prisma.zone.update({
      where: { id: row.zone.id },
      data: { removedAt: null, updatedAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "dns.add_zone",
      accountId: tenant.accountId,
      subject: { kind: "zone", id: row.zone.id, name: row.fqdn },
    });
    return zoneOfTenant(inside, tenant, row.zone.id);
  });
}

async function lockHeld(tx: Tx, ctx: Context, tenant: DnsTenant, name: string): Promise<LoadedName> {
  const fqdn = canonicalHost(name);
  if (fqdn === null) throw notHeld(name);
  try {
    return await lockName(tx, ctx, tenant, fqdn);
  } catch (error) {
    throw error instanceof RegistryError && error.code === "not_found" ? notHeld(name) : error;
  }
}

function notHeld(name: string): RegistryError {
  const shown = name.slice(0, 253).replace(/\p{Cc}/gu, "\uFFFD");
  const message = `${shown} is not a name that your account holds: register it, or transfer it in, first`;
  return new RegistryError("zone_not_held", { message, fields: [{ path: "name", message }] });
}

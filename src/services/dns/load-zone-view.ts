import type { z } from "zod";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { listPolicies } from "../namespaces/policy";
import { zonesOf } from "./list-zones";
import { type DnsTenant, requireDns } from "./require-dns";
import { toZoneView, type ZoneView, zoneOfName } from "./zone-view";
import type { zoneIdInput } from "./zones-schema";

/**
 * One of the zones that `listZones` lists.
 * @param access what the caller goes on to do with it
 * @throws RegistryError not_found | missing_scope
 */
export async function loadZoneView(
  ctx: Context,
  input: z.output<typeof zoneIdInput>,
  access: "read" | "write" = "read",
): Promise<ZoneView> {
  return zoneOfTenant(ctx, requireDns(ctx, access), input.zoneId);
}

/** @throws RegistryError not_found */
export async function zoneOfTenant(ctx: Context, tenant: DnsTenant, zoneId: string): Promise<ZoneView> {
  const [name, policies] = await Promise.all([
    ctx.db.prisma.name.findFirst({
      where: { ...zonesOf(tenant), zone: { removedAt: null, id: zoneId } },
      include: zoneOfName,
    }),
    listPolicies(ctx.db),
  ]);
  const policy = policies.find(({ id }) => id === name?.namespaceId);
  if (name?.zone && policy) return toZoneView(name, name.zone, policy);
  throw new RegistryError("not_found", { message: "There is no such zone in your account" });
}

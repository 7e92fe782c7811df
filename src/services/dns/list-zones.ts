import type { z } from "zod";
import type { Prisma } from "@/db/generated/client";
import { likeLiteral } from "@/db/sql";
import type { Context } from "../context";
import { canonicalHost } from "../names/nameservers";
import { listPolicies } from "../namespaces/policy";
import { type DnsTenant, requireDns } from "./require-dns";
import { inZoneState, toZoneView, type ZoneView, zoneOfName } from "./zone-view";
import type { listZonesInput } from "./zones-schema";

export interface ZonePage {
  readonly items: readonly ZoneView[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
}

/**
 * The zones of the tenant's names by name, those aside that were taken out of the list. A page past the end is empty.
 * @throws RegistryError missing_scope
 */
export async function listZones(ctx: Context, input: z.output<typeof listZonesInput>): Promise<ZonePage> {
  const { page, limit, direction } = input;
  const filters = filtersOf(input);
  const where: Prisma.NameWhereInput = {
    ...zonesOf(requireDns(ctx, "read")),
    AND: input.filters === "any" && filters.length > 0 ? [{ OR: filters }] : filters,
  };
  const [policies, total, names] = await Promise.all([
    listPolicies(ctx.db),
    ctx.db.prisma.name.count({ where }),
    ctx.db.prisma.name.findMany({
      where,
      include: zoneOfName,
      orderBy: { fqdn: direction },
      skip: (page - 1) * limit,
      take: limit,
    }),
  ]);
  const items = names.flatMap((name) => {
    const policy = policies.find(({ id }) => id === name.namespaceId);
    return name.zone && policy ? [toZoneView(name, name.zone, policy)] : [];
  });
  return { items, total, page, limit };
}

/** The names whose zones there are for a tenant. */
export function zonesOf({ accountId, acmeNames }: DnsTenant): Prisma.NameWhereInput {
  return {
    accountId,
    releasedAt: null,
    zone: { removedAt: null },
    ...(acmeNames && { fqdn: { in: [...acmeNames] } }),
  };
}

function filtersOf({ name, state }: z.output<typeof listZonesInput>): Prisma.NameWhereInput[] {
  const filters: Prisma.NameWhereInput[] = [];
  if (name) filters.push({ fqdn: matching(name.match, name.text.trim().toLowerCase()) });
  if (state) filters.push(inZoneState(state));
  return filters;
}

type NameMatch = NonNullable<z.output<typeof listZonesInput>["name"]>["match"];

function matching(match: NameMatch, text: string): Prisma.StringFilter {
  const whole = () => canonicalHost(text) ?? text;
  switch (match) {
    case "is":
      return { equals: whole() };
    case "is_not":
      return { not: whole() };
    case "starts_with":
      return { startsWith: likeLiteral(text) };
    case "ends_with":
      return { endsWith: likeLiteral(text) };
    case "contains":
      return { contains: likeLiteral(text) };
  }
}

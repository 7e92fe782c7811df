import type { Prisma } from "@/db/generated/client";
import { isOnHold } from "../names/statuses";
import type { NamespacePolicy } from "../namespaces/policy";
import type { ZoneState } from "./zones-schema";

/** A zone of a name, without its records. */
export interface ZoneView {
  readonly id: string;
  /** Canonical, no final dot. */
  readonly apex: string;
  readonly state: ZoneState;
  /** Whether a hold or the name's deletion keeps it out of DNS. */
  readonly isPaused: boolean;
  /** Ours, no final dots. */
  readonly nameservers: readonly string[];
  /** Those that the name is delegated to instead; empty while it is hosted. */
  readonly ownNameservers: readonly string[];
  readonly serial: number;
  readonly publishedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly account: { readonly id: string; readonly organization: string };
}

/** What of a name its zone's view is made of. */
export const zoneOfName = {
  zone: true,
  nameservers: { select: { host: true }, orderBy: { position: "asc" } },
  account: { select: { id: true, organization: true } },
} satisfies Prisma.NameInclude;

export type NameWithZone = Prisma.NameGetPayload<{ include: typeof zoneOfName }>;

export function toZoneView(
  name: NameWithZone,
  zone: NonNullable<NameWithZone["zone"]>,
  policy: NamespacePolicy,
): ZoneView {
  const isPaused = name.deletedAt !== null || name.stage === "held" || isOnHold(name);
  const ownNameservers = name.nameservers.map(({ host }) => host);
  return {
    id: zone.id,
    apex: zone.apex,
    state: ownNameservers.length > 0 ? "moved" : isPaused || zone.publishedAt === null ? "pending" : "active",
    isPaused,
    nameservers: policy.nameservers,
    ownNameservers,
    serial: Number(zone.serial),
    publishedAt: zone.publishedAt,
    createdAt: zone.createdAt,
    updatedAt: zone.updatedAt,
    account: name.account,
  };
}

/** The database's side of the state in `toZoneView`. */
export function inZoneState(state: ZoneState): Prisma.NameWhereInput {
  const moved: Prisma.NameWhereInput = { nameservers: { some: {} } };
  const waiting: Prisma.NameWhereInput = {
    OR: [
      { deletedAt: { not: null } },
      { stage: "held" },
      { clientStatuses: { has: "clientHold" } },
      { serverStatuses: { has: "serverHold" } },
      { zone: { publishedAt: null } },
    ],
  };
  if (state === "moved") return moved;
  return state === "pending" ? { NOT: moved, ...waiting } : { NOT: [moved, waiting] };
}

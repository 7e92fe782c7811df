import { inTransaction, type Tx } from "@/db/transaction";
import { formatName, parseName } from "@/lib/dns/name";
import { RdataError } from "@/lib/dns/problem";
import { toAscii } from "@/lib/dns/rdata/fields";
import { toALabel } from "@/lib/idna";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { noSuchName } from "../names/load";
import { applyChanges } from "./apply-changes";
import type { ChallengeInput } from "./challenge-schema";
import { zonesOf } from "./list-zones";
import { type LoadedZone, lockZone } from "./load-zone";
import { type DnsTenant, requireDns } from "./require-dns";
import type { StoredRecord } from "./rows";
import { applyChangesInput } from "./schema";
import { unquoteText } from "./values";

/** What a challenge's zone looks like afterwards. */
export interface ChallengeDone {
  /** Where the record stands, canonical, with the final dot. */
  readonly fqdn: string;
  readonly value: string;
  /** The zone that it is in, and the serial from which on this holds. */
  readonly apex: string;
  readonly serial: number;
}

/**
 * Sets a TXT record by its full name, in the zone of the account that holds it. One that is there stays: clients repeat
 * themselves. A new set gets the shortest TTL, so that the next challenge is not answered from a cache.
 * @throws RegistryError not_found | acme_only | not_hosted | status_prohibits | invalid_record
 */
export function presentChallenge(ctx: Context, input: ChallengeInput): Promise<ChallengeDone> {
  return changeChallenge(ctx, input, (set, zone, fqdn) => {
    if (set.some((record) => unquoteText(record.rdata) === input.value)) return {};
    const ttl = set.length > 0 ? null : zone.policy.minTtl;
    return { creates: [{ type: "TXT", name: fqdn, value: input.value, ttl }] };
  });
}

/**
 * Removes such a record; one that is gone already is no fault. Others at the same name stay.
 * @throws RegistryError not_found | acme_only | not_hosted | status_prohibits
 */
export function removeChallenge(ctx: Context, input: ChallengeInput): Promise<ChallengeDone> {
  return changeChallenge(ctx, input, (set) => ({
    deletes: set
      .filter((record) => unquoteText(record.rdata) === input.value)
      .map((record) => ({ id: record.id })),
  }));
}

type Plan = (set: readonly StoredRecord[], zone: LoadedZone, fqdn: string) => object;

async function changeChallenge(ctx: Context, input: ChallengeInput, plan: Plan): Promise<ChallengeDone> {
  const tenant = requireDns(ctx, "write");
  const fqdn = canonical(input.fqdn);
  return inTransaction(ctx.db, async (tx) => {
    const apex = await findApex(tx, tenant, fqdn);
    const zone = await lockZone(tx, ctx, tenant, apex);
    const owner = fqdn === `${apex}.` ? "@" : fqdn.slice(0, -apex.length - 2);
    const set = zone.records.filter((record) => record.owner === owner && record.type === "TXT");
    const batch = applyChangesInput.parse({ name: apex, ...plan(set, zone, fqdn) });
    const { serial } = await applyChanges(within(ctx, tx), batch);
    return { fqdn, value: input.value, apex, serial };
  });
}

/** @throws RegistryError invalid_value */
function canonical(typed: string): string {
  try {
    return formatName(parseName(toAscii(typed.trim().replace(/\.?$/, "."), { toALabel })));
  } catch (error) {
    if (!(error instanceof RdataError)) throw error;
    const { message } = error.problem;
    throw new RegistryError("invalid_value", { message, fields: [{ path: "fqdn", message }] });
  }
}

/** The innermost of the tenant's names at or above `fqdn`. @throws RegistryError not_found */
async function findApex(tx: Tx, tenant: DnsTenant, fqdn: string): Promise<string> {
  const labels = fqdn.slice(0, -1).split(".");
  const above = labels.map((_, index) => labels.slice(index).join("."));
  const names = await tx.prisma.name.findMany({
    where: { ...zonesOf(tenant), AND: { fqdn: { in: above } } },
    select: { fqdn: true },
  });
  const [innermost] = names.map((name) => name.fqdn).sort((a, b) => b.length - a.length);
  if (innermost === undefined) throw noSuchName(fqdn.slice(0, -1));
  return innermost;
}

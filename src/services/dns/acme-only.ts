import { RegistryError } from "../errors";
import { noSuchName } from "../names/load";
import { parseOwner } from "./owner";
import type { DnsTenant } from "./require-dns";
import type { RecordRow, StoredRecord } from "./rows";
import type { ChangeBatch } from "./schema";

/**
 * The label below which ACME looks for a challenge (RFC 8555 §8.4). `_acme-challenge.www` serves the certificate of the
 * host www, which has no zone of its own here.
 */
const CHALLENGE = /^_acme-challenge(?:\.|$)/;

type Place = Pick<RecordRow, "owner" | "type">;

/** Whether a record answers an ACME challenge: what an ACME-only key sees of a zone, and may set and remove. */
export function isChallenge({ owner, type }: Place): boolean {
  return type === "TXT" && CHALLENGE.test(owner);
}

/** To an ACME-only key there are no other zones than its names'. `text` is the name as asked. @throws RegistryError not_found */
export function assertWithinReach(tenant: DnsTenant, fqdn: string, text: string): void {
  if (tenant.acmeNames !== null && !tenant.acmeNames.includes(fqdn)) throw noSuchName(text);
}

/** What of a zone's records the tenant sees. */
export function visibleRecords(tenant: DnsTenant, records: readonly StoredRecord[]): readonly StoredRecord[] {
  return tenant.acmeNames === null ? records : records.filter(isChallenge);
}

/** For verbs about a zone as a whole. `what` is what is refused: "import a zone file". @throws RegistryError acme_only */
export function refuseAcmeOnly(tenant: DnsTenant, what: string): void {
  if (tenant.acmeNames !== null) throw acmeOnly(`It may not ${what}`);
}

/**
 * Judges a batch before its records are compared with those of the zone, so that the answer tells nothing of them.
 * @throws RegistryError acme_only
 */
export function assertBatchWithinReach(
  tenant: DnsTenant,
  batch: ChangeBatch,
  zone: { readonly apex: string; readonly records: readonly StoredRecord[] },
): void {
  if (tenant.acmeNames === null) return;
  if (batch.updates.length > 0) throw acmeOnly("It may not change a record: delete the old one");
  const deleted = new Set(batch.deletes.map(({ id }) => id));
  assertChallenges(
    tenant,
    zone.records.filter(({ id }) => deleted.has(id)),
  );
  assertChallenges(
    tenant,
    batch.creates.flatMap(({ name, type }) => {
      const parsed = parseOwner(name, zone.apex);
      return parsed.ok ? [{ owner: parsed.owner, type }] : [];
    }),
  );
}

/** The same of rows that a change writes or takes away, whatever it was asked as. @throws RegistryError acme_only */
export function assertChallenges(tenant: DnsTenant, rows: readonly Place[]): void {
  if (tenant.acmeNames === null) return;
  const other = rows.find((row) => !isChallenge(row));
  if (other) throw acmeOnly(`${other.type} at ${other.owner} is none of those`);
}

function acmeOnly(reason: string): RegistryError {
  return new RegistryError("acme_only", {
    message: `This API key may only create and delete TXT records at _acme-challenge of its names. ${reason}`,
  });
}

import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import { addDays, addYears, isoSeconds } from "@/lib/time";
import { RegistryError } from "../errors";
import { type ParsedName, parseLabel } from "../names/label";
import type { NamespacePolicy } from "../namespaces/policy";
import { putSandboxName, type SandboxSpec } from "./sandbox-names";

/** Fixtures that are registered names of the sandbox, and what each is for. */
export const FIXTURES = [
  { label: "ote-renew", purpose: "renewal" },
  { label: "ote-update", purpose: "metadata update" },
  { label: "ote-transfer", purpose: "transfer" },
  { label: "ote-ns", purpose: "nameservers" },
  { label: "ote-delete", purpose: "deletion" },
] as const;

/** The one that has nameservers of its own, so that DS data can be given for it (RFC 5910). */
const DELEGATED = { label: "ote-update", nameservers: ["ns1.example.net", "ns2.example.net"] };

/** Fixtures that nobody holds: the one needs a claim, the other stays free. */
export const FREE_FIXTURES = [
  { label: "ote-claim", purpose: "claim required" },
  { label: "ote-available", purpose: "availability" },
] as const;

const REAL = statement(
  "fixtures_real_names",
  "SELECT fqdn FROM name WHERE fqdn = ANY($1::text[]) AND released_at IS NULL ORDER BY fqdn",
);
const CLEAR = statement(
  "fixtures_clear",
  "DELETE FROM sandbox_name WHERE channel_id = $1::uuid AND (spec->>'namespaceId')::uuid = $2::uuid",
);
/** Other namespaces' names may be older yet: what is shown of the clock is of the last reset. */
const CLOCK_BACK = statement(
  "fixtures_clock_back",
  "UPDATE channel SET sandbox_advanced_seconds = 0 WHERE id = $1::uuid AND sandbox_advanced_seconds <> 0",
);
const FORGET_KEYS = statement(
  "fixtures_forget_keys",
  "DELETE FROM idempotency_record WHERE scope = $1 AND key IS DISTINCT FROM $2",
);

/** Whose idempotency keys a channel's sandbox commands are. */
export function sandboxScope(channelId: string): string {
  return `sandbox:${channelId}`;
}

/** How long the fixtures have been registered: they expire in a month, and no grace period is left. */
const AGE_DAYS = 335;

function standingTerm(now: Date): { registeredAt: Date; expiresAt: Date } {
  // As from midnight, so that two resets of a day give the same dates.
  const today = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
  const registeredAt = addDays(today, -AGE_DAYS);
  return { registeredAt, expiresAt: addYears(registeredAt, 1) };
}

/** What a name of the sandbox is that has been there all the time. */
export function standingSpec(
  policy: NamespacePolicy,
  { label, labelUnicode }: Pick<ParsedName, "label" | "labelUnicode">,
  now: Date,
): SandboxSpec {
  const { registeredAt, expiresAt } = standingTerm(now);
  return {
    namespaceId: policy.id,
    label,
    labelUnicode,
    registeredAt: registeredAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    autoRenew: false,
    privacy: true,
    premium: false,
    clientStatuses: [],
  };
}

/**
 * Makes a channel's fixtures in a namespace anew, removes its other sandbox names there and forgets its sandbox
 * idempotency keys, so that the same sequence can be run again. Real registrations are never touched.
 * @param exceptKey the key of the reset itself
 * @returns the fixtures, as the reset's answer shows them
 * @throws RegistryError fixture_conflict, naming the real registrations in the way
 */
export async function resetFixtures(
  db: Database,
  about: { channelId: string; policy: NamespacePolicy; now: Date; exceptKey: string | null },
): Promise<{ domain: string; purpose: string; expires_at: string | null; ote_sandbox: true }[]> {
  const { channelId, policy, now, exceptKey } = about;
  const { expiresAt } = standingTerm(now);
  const all = [...FIXTURES, ...FREE_FIXTURES].map(({ label }) => `${label}.${policy.name}`);
  await inTransaction(db, async (tx) => {
    const real = await tx.sql<{ fqdn: string }>(REAL, [all]);
    if (real.length > 0) {
      const names = real.map(({ fqdn }) => fqdn);
      throw new RegistryError("fixture_conflict", {
        message: `Registered for real: ${names.join(", ")}. The sandbox was not reset; ask the operators`,
        details: { domains: names },
      });
    }
    await tx.sql(CLEAR, [channelId, policy.id]);
    await tx.sql(FORGET_KEYS, [sandboxScope(channelId), exceptKey]);
    for (const { label } of FIXTURES) {
      const name = parseLabel(policy, label);
      const own = label === DELEGATED.label ? { nameservers: DELEGATED.nameservers } : {};
      await putSandboxName(
        tx,
        channelId,
        name.fqdn,
        "fixture",
        { ...standingSpec(policy, name, now), ...own },
        now,
      );
    }
    await tx.sql(CLOCK_BACK, [channelId]);
  });
  const registered = FIXTURES.map(({ label, purpose }) => ({
    domain: `${label}.${policy.name}`,
    purpose,
    expires_at: isoSeconds(expiresAt),
    ote_sandbox: true as const,
  }));
  const free = FREE_FIXTURES.map(({ label, purpose }) => ({
    domain: `${label}.${policy.name}`,
    purpose,
    expires_at: null,
    ote_sandbox: true as const,
  }));
  return [...registered, ...free];
}

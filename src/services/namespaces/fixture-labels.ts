import type { NamespacePolicy } from "./policy";

/**
 * Labels that registrars' OT&E uses under every namespace offered to them: fixtures of their sandboxes, of which
 * `ote-available` has to stay free. Nobody registers them for real.
 */
export const FIXTURE_LABELS = [
  "ote-renew",
  "ote-update",
  "ote-transfer",
  "ote-ns",
  "ote-delete",
  "ote-claim",
  "ote-available",
] as const;

/** The one that answers every registrar's check with: available. */
export const AVAILABLE_FIXTURE = "ote-available";

/** Why one of them cannot be registered, after "is reserved:". */
export const FIXTURE_REASON = "kept for OT&E";

const LABELS: ReadonlySet<string> = new Set(FIXTURE_LABELS);

/** Whether `label` (A-label, lower case) is a fixture under this namespace. */
export function isFixtureLabel(policy: Pick<NamespacePolicy, "listedFor">, label: string): boolean {
  return label.startsWith("ote-") && LABELS.has(label) && policy.listedFor.includes("registrar_v1");
}

import type { IconName } from "../ui/icon-names";

/** Why money moved, as people read it; the keys are the ledger's. */
export const KINDS = {
  register: { label: "Registration", icon: "globe" },
  renew: { label: "Renewal", icon: "refresh-cw" },
  transfer: { label: "Transfer in", icon: "arrow-right" },
  restore: { label: "Restoration", icon: "rotate-ccw" },
  refund: { label: "Refund", icon: "undo-2" },
  top_up: { label: "Top-up", icon: "credit-card" },
  adjustment: { label: "Adjustment", icon: "pencil" },
  payment_refund: { label: "Refund to card", icon: "credit-card" },
  dispute: { label: "Dispute", icon: "triangle-exclamation-point" },
} as const satisfies Record<string, { label: string; icon: IconName }>;

export type Kind = keyof typeof KINDS;

export function isKind(text: string | undefined): text is Kind {
  return text !== undefined && Object.hasOwn(KINDS, text);
}

export function kindLabel(kind: string): string {
  return isKind(kind) ? KINDS[kind].label : kind;
}

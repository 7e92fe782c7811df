import type { WorkflowKind } from "@/db/generated/enums";

/** What each kind is called on statements and in mails. */
export const KIND_WORDS = {
  registration: "Registration",
  update: "Change",
  renewal: "Renewal",
  transfer_in: "Transfer",
} as const satisfies Record<WorkflowKind, string>;

/** Every step of each kind, in order: docs/workflows.md says what each does. */
export const PLANS = {
  registration: ["check", "contact", "payment", "register", "publish"],
  update: ["apply", "publish"],
  renewal: ["payment", "renew"],
  transfer_in: ["payment", "request", "approval", "settings"],
} as const satisfies Record<WorkflowKind, readonly string[]>;

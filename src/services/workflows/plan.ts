import type { WorkflowKind } from "@/db/generated/enums";

/** Every step of each kind, in order: docs/workflows.md says what each does. */
export const PLANS = {
  registration: ["check", "contact", "payment", "register", "publish"],
  update: ["apply", "publish"],
  renewal: ["payment", "renew"],
  transfer_in: ["payment", "request", "approval", "settings"],
} as const satisfies Record<WorkflowKind, readonly string[]>;

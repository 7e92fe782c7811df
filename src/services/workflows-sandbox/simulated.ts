import type { WorkflowAction } from "../workflows/view";

/** How a workflow of the sandbox ends, or where it stands still. */
export type Simulated =
  | { readonly state: "action_required"; readonly action: WorkflowAction }
  | { readonly state: "blocked"; readonly waitsFor: string }
  | { readonly state: "failed"; readonly error: { readonly code: string; readonly message: string } }
  | { readonly state: "in_progress" };

/** What the beginning of a label makes of its workflows: docs/client-v4.md. */
export const SIMULATED_LABELS = ["action-required-", "blocked-", "failed-", "slow-"] as const;

/** Names that somebody else holds, in the sandbox only, and the code that they are taken over with. */
export const TRANSFER_LABEL = "transfer-";
export const TRANSFER_CODE = "sandbox-code";

/** How long what is slow, and a transfer, is in progress. */
export const SLOW_SECONDS = 20;

/** What the label stands for; null for any other name. Letters of the real rules are asked before. */
export function simulatedBy(label: string, now: Date): Simulated | null {
  switch (SIMULATED_LABELS.find((beginning) => label.startsWith(beginning))) {
    case "action-required-":
      return {
        state: "action_required",
        action: {
          type: "contact_verification",
          email: "registrant@example.com",
          sentAt: now.toISOString(),
        },
      };
    case "blocked-":
      return {
        state: "blocked",
        waitsFor: "The registry of this extension, which the sandbox lets nobody hear from",
      };
    case "failed-":
      return {
        state: "failed",
        error: {
          code: "registry_rejected",
          message:
            "The registry refused the request, as it does in the sandbox for names that begin with failed-",
        },
      };
    case "slow-":
      return { state: "in_progress" };
    default:
      return null;
  }
}

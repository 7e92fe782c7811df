import type { WorkflowKind, WorkflowState } from "@/db/generated/enums";

/** What the user has to do before a workflow goes on by itself. Amounts in minor units. */
export type WorkflowAction =
  | {
      /** A premium name: accept exactly this price for all years. */
      readonly type: "premium_consent";
      readonly amount: number;
      readonly currency: string;
      readonly years: number;
    }
  | {
      /** Somebody at the registrant's address has to follow the link in the mail. */
      readonly type: "contact_verification";
      readonly email: string;
      readonly sentAt: string;
    }
  | {
      /** The balance does not cover it, and no card does: add money, or save a card. `failure`: why the card did not. */
      readonly type: "payment_method";
      readonly amount: number;
      readonly missingAmount: number;
      readonly currency: string;
      readonly failure: string | null;
    }
  | {
      /** The cardholder confirms the payment on their bank's page. */
      readonly type: "payment_confirmation";
      readonly amount: number;
      readonly currency: string;
      readonly paymentId: string;
      readonly url: string;
    };

export interface WorkflowStepView {
  readonly step: string;
  readonly outcome: "done" | "waiting" | "failed";
  readonly at: Date;
  readonly note: string | null;
}

/** A workflow as its account sees it. */
export interface WorkflowView {
  readonly id: string;
  readonly kind: WorkflowKind;
  readonly fqdn: string;
  /** For display. */
  readonly unicode: string;
  readonly state: WorkflowState;
  /** Whether it has ended: `succeeded` or `failed`. */
  readonly completed: boolean;
  /** Where it stands, and every step that it will have, in order. */
  readonly step: string;
  readonly plan: readonly string[];
  readonly steps: readonly WorkflowStepView[];
  readonly action: WorkflowAction | null;
  /** While `blocked`: who is waited for, in words. */
  readonly waitsFor: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly sandbox: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly completedAt: Date | null;
}

import type { Tx } from "@/db/transaction";
import type { Context } from "../context";
import type { WorkflowFacts, WorkflowRow } from "./row";
import type { WorkflowAction } from "./view";

/** A locked workflow whose next step is carried out. `ctx` is of whoever asked for it, inside `tx`. */
export interface Carried {
  readonly row: WorkflowRow;
  readonly tx: Tx;
  readonly ctx: Context;
}

/** What became of a step; its effects are in the same transaction. `facts` are added to those that are known. */
export type Outcome = { readonly facts?: Partial<WorkflowFacts> } & (
  | {
      readonly kind: "done";
      /** The step that follows; null = all is done. */
      readonly next: string | null;
      readonly note?: string;
      /** Whether this connection has just queued a change for the DNS, which is waited for later. */
      readonly publishes?: boolean;
    }
  /** The user has to do something first. */
  | { readonly kind: "action"; readonly action: WorkflowAction }
  /** Somebody else has. */
  | { readonly kind: "blocked"; readonly waitsFor: string }
  /** Under way, and looked at again: after the payment was asked for, or after so many milliseconds. */
  | { readonly kind: "later"; readonly paymentId?: string; readonly againInMs?: number }
  /** An earlier step has to be done again: what it found out has changed. */
  | { readonly kind: "back"; readonly to: string }
  | { readonly kind: "failed"; readonly code: string; readonly message: string }
);

export type Step = (carried: Carried) => Promise<Outcome>;

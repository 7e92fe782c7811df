import type { WorkflowKind } from "@/db/generated/enums";
import { REGISTRATION } from "./registration";
import { RENEWAL } from "./renewal";
import type { Step } from "./step";
import { TRANSFER_IN } from "./transfer-in";
import { UPDATE } from "./update";

const STEPS: Readonly<Record<WorkflowKind, Readonly<Record<string, Step>>>> = {
  registration: REGISTRATION,
  renewal: RENEWAL,
  update: UPDATE,
  transfer_in: TRANSFER_IN,
};

export function stepOf(kind: WorkflowKind, step: string): Step {
  const found = STEPS[kind][step];
  if (!found) throw new Error(`A ${kind} has no step ${step}`);
  return found;
}

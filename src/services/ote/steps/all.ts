import type { RunPlan } from "../run-facts";
import type { Step } from "../step";
import { AVAILABILITY } from "./availability";
import { CHANGES } from "./changes";
import { CLAIM } from "./claim";
import { DELETION } from "./deletion";
import { ERRORS } from "./errors";
import { INFORMATION } from "./information";
import { KEY_CONFLICT } from "./key-conflict";
import { NAMESERVERS } from "./nameservers";
import { POLL } from "./poll";
import { PREPARATION } from "./preparation";
import { RATE_LIMIT } from "./rate-limit";
import { REGISTRATION } from "./registration";
import { RENEWAL } from "./renewal";
import { TRANSFER } from "./transfer";

/** Every step there is, in the order of a run. */
export const STEPS: readonly Step[] = [
  ...PREPARATION,
  ...AVAILABILITY,
  ...REGISTRATION,
  ...CLAIM,
  ...INFORMATION,
  ...RENEWAL,
  ...CHANGES,
  ...TRANSFER,
  ...NAMESERVERS,
  ...DELETION,
  ...KEY_CONFLICT,
  ...RATE_LIMIT,
  ...ERRORS,
  ...POLL,
];

const BY_ID: ReadonlyMap<string, Step> = new Map(STEPS.map((step) => [step.id, step]));

/** The steps of a plan. One that this version does not have any more is left out. */
export function stepsOf(plan: RunPlan): Step[] {
  return plan.steps.flatMap((id) => BY_ID.get(id) ?? []);
}

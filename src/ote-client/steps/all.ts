import { UsageError } from "../fault";
import type { ClientStep } from "../step";
import { CHANGES } from "./changes";
import { FEED } from "./feed";
import { HANDOVERS } from "./handovers";
import { PREPARATION } from "./preparation";
import { REGISTRATION } from "./registration";
import { ROBUSTNESS } from "./robustness";

/** The whole sequence. The feed is read at its end, so that it shows all. */
export const CLIENT_STEPS: readonly ClientStep[] = [
  ...PREPARATION,
  ...REGISTRATION,
  ...CHANGES,
  ...HANDOVERS,
  ...ROBUSTNESS,
  ...FEED,
];

const BY_ID: ReadonlyMap<string, ClientStep> = new Map(CLIENT_STEPS.map((step) => [step.id, step]));

/** The named steps with those that they need, in the order of the sequence. @throws UsageError */
export function selectSteps(ids: readonly string[]): readonly ClientStep[] {
  const wanted = new Set<string>();
  const add = (id: string): void => {
    const step = BY_ID.get(id);
    if (!step) throw new UsageError(`There is no step ${id}. Steps: ${[...BY_ID.keys()].join(", ")}`);
    for (const need of step.needs) add(need);
    wanted.add(id);
  };
  for (const id of ids) add(id);
  return CLIENT_STEPS.filter(({ id }) => wanted.has(id));
}

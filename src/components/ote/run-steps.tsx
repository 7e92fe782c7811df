import type { ReactNode } from "react";
import { Card } from "../ui/card";
import { Icon } from "../ui/icon";
import { Kbd } from "../ui/kbd";
import type { StepShape } from "./shapes";
import { StepList } from "./step-list";

const STEPS = "steps";
const EVIDENCE = "evidence";

/** The steps at the left, what belongs to the selected one at the right; one above the other on a phone. */
export function RunSteps({
  path,
  steps,
  selected,
  children,
}: {
  path: string;
  steps: readonly StepShape[];
  /** The id of the step that is shown. */
  selected: string | null;
  children: ReactNode;
}) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <div id={STEPS} className="lg:sticky lg:top-4">
        <Card label="Steps of the run">
          <div data-scroll-box className="relative lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto">
            <StepList
              selected={selected}
              evidenceId={EVIDENCE}
              steps={steps.map(({ id, title, section, state, attemptCount }) => ({
                id,
                title,
                section,
                state,
                tries: attemptCount,
                href: `${path}${path.includes("?") ? "&" : "?"}step=${encodeURIComponent(id)}`,
              }))}
            />
          </div>
        </Card>
        <p className="mt-2 hidden px-1 text-ink-3 text-sm pointer-fine:lg:block">
          <Kbd>j</Kbd> and <Kbd>k</Kbd> go from step to step.
        </p>
      </div>
      <div id={EVIDENCE} className="min-w-0 space-y-4">
        <a href={`#${STEPS}`} className="inline-flex min-h-9 items-center gap-1.5 text-accent lg:hidden">
          <Icon name="arrow-up" size={14} />
          To the steps
        </a>
        {children}
      </div>
    </div>
  );
}

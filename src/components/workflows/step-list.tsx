import clsx from "clsx";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";
import { Spinner } from "../ui/spinner";
import { Time } from "../ui/time";
import { type PlannedStep, plannedSteps } from "./plan";
import type { NameRequest } from "./request-words";
import { stepWords } from "./step-words";

const SIGNS: Record<Exclude<PlannedStep["state"], "doing">, { icon: IconName; className: string }> = {
  done: { icon: "circle-check", className: "text-ok" },
  waiting: { icon: "clock", className: "text-warn" },
  failed: { icon: "circle-x", className: "text-bad" },
  todo: { icon: "circle-dashed", className: "text-ink-3" },
};

const SPOKEN: Record<PlannedStep["state"], string> = {
  done: "Done:",
  doing: "Under way:",
  waiting: "Waiting:",
  failed: "Failed:",
  todo: "To come:",
};

/** Every step of a request, with what has become of it and when. */
export function StepList({ request }: { request: NameRequest }) {
  const steps = plannedSteps(request);
  const said = request.error?.message;
  return (
    <ol aria-label="Steps" className="px-4 py-2">
      {steps.map((one, index) => (
        <Step
          key={one.step}
          {...one}
          note={one.note === said ? null : one.note}
          isLast={index === steps.length - 1}
        />
      ))}
    </ol>
  );
}

function Step({ step, state, at, note, isLast }: PlannedStep & { isLast: boolean }) {
  const words = stepWords(step);
  const text =
    state === "done" ? words.done : state === "doing" || state === "waiting" ? words.doing : words.todo;
  return (
    <li
      className="relative flex gap-3 py-2"
      aria-current={state === "doing" || state === "waiting" ? "step" : undefined}
    >
      {!isLast && (
        <span aria-hidden className="absolute top-8 bottom-[-0.5rem] left-[0.55rem] w-px bg-line" />
      )}
      <span className="relative mt-0.5 flex size-5 shrink-0 items-center justify-center bg-surface">
        <Sign state={state} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="sr-only">{SPOKEN[state]} </span>
        <span className={clsx(state === "todo" ? "text-ink-3" : state !== "done" && "font-medium")}>
          {text}
        </span>
        {note && <span className="block text-ink-2 text-sm [overflow-wrap:anywhere]">{note}</span>}
      </span>
      {at && (
        <span className="text-ink-3 text-sm tabular-nums">
          <Time at={at} form="clock" />
        </span>
      )}
    </li>
  );
}

function Sign({ state }: { state: PlannedStep["state"] }) {
  if (state === "doing") {
    return (
      <span className="text-info">
        <Spinner size={18} />
      </span>
    );
  }
  const { icon, className } = SIGNS[state];
  return <Icon name={icon} size={18} className={className} />;
}

import clsx from "clsx";
import { Icon } from "./icon";

/** Where one is on the way through a few steps; `current` counts from 0. */
export function Stepper({
  steps,
  current,
  label,
}: {
  steps: readonly string[];
  current: number;
  label: string;
}) {
  return (
    <ol aria-label={label} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? "step" : undefined}
          className={clsx("flex items-center gap-2", index > current && "text-ink-3")}
        >
          {index > 0 && <span aria-hidden className="mr-1 hidden h-px w-6 bg-line sm:block" />}
          <span
            className={clsx(
              "flex size-6 items-center justify-center rounded-full border font-semibold text-xs tabular-nums",
              index < current && "border-transparent bg-accent-soft text-accent",
              index === current && "border-transparent bg-accent text-on-accent",
              index > current && "border-line",
            )}
          >
            {index < current ? <Icon name="check" size={12} label="Done" /> : index + 1}
          </span>
          <span className={clsx(index === current && "font-medium")}>{step}</span>
        </li>
      ))}
    </ol>
  );
}

import clsx from "clsx";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";
import type { StepState } from "./shapes";

const SIGNS: Readonly<Record<StepState, { icon: IconName; label: string; ink: string }>> = {
  waiting: { icon: "circle-dashed", label: "Waiting", ink: "text-ink-3" },
  passed: { icon: "circle-check", label: "Passed", ink: "text-ok" },
  failed: { icon: "circle-x", label: "Failed", ink: "text-bad" },
};

/** A step's state as its sign; in words for a screen reader, or with `named` for all. */
export function StepSign({ state, named = false }: { state: StepState; named?: boolean }) {
  const { icon, label, ink } = SIGNS[state];
  if (!named) return <Icon name={icon} label={`${label}:`} className={ink} />;
  return (
    <span className={clsx("inline-flex items-center gap-1.5 font-medium", ink)}>
      <Icon name={icon} />
      {label}
    </span>
  );
}

import clsx from "clsx";
import { Time } from "./time";

export interface TimelinePhase {
  label: string;
  from: Date;
  to: Date;
  tone: "accent" | "neutral" | "warn" | "bad";
  /** What can be done in it, and what that costs; shown until it is over. */
  note?: string;
}

const FILL: Record<TimelinePhase["tone"], string> = {
  accent: "bg-accent",
  neutral: "bg-line-strong",
  warn: "bg-warn",
  bad: "bg-bad",
};

/** Phases one after the other, drawn to scale, with today on them. The list beneath says the same in words. */
export function Timeline({
  phases,
  now,
  label,
}: {
  /** In order, each beginning where the one before ends. */
  phases: readonly TimelinePhase[];
  now: Date;
  label: string;
}) {
  const start = phases[0]?.from.getTime() ?? 0;
  const end = phases.at(-1)?.to.getTime() ?? 1;
  const share = (at: Date) => Math.max(0, Math.min(100, ((at.getTime() - start) / (end - start)) * 100));
  const today = share(now);
  return (
    <figure aria-label={label} className="px-4 pt-8 pb-4">
      <div aria-hidden className="relative">
        <div className="flex h-2 gap-0.5">
          {phases.map((phase) => (
            <span
              key={phase.label}
              data-tip={phase.label}
              style={{ width: `${share(phase.to) - share(phase.from)}%` }}
              className={clsx(
                "relative min-w-1 overflow-hidden rounded-sm",
                FILL[phase.tone],
                phase.to > now && "opacity-35",
              )}
            />
          ))}
        </div>
        <div
          className="absolute inset-y-0 left-0 overflow-hidden rounded-sm"
          style={{ width: `${today}%` }}
        />
        <span className="-top-1 absolute h-4 w-0.5 rounded-full bg-ink" style={{ left: `${today}%` }} />
        <span
          className="-top-7 absolute whitespace-nowrap font-medium text-xs"
          style={{ left: `${today}%`, translate: today > 90 ? "-100%" : today < 10 ? "0" : "-50%" }}
        >
          Today
        </span>
      </div>
      <figcaption className="mt-4">
        <ol className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
          {phases.map((phase) => (
            <li key={phase.label} className="flex gap-2">
              <span aria-hidden className={clsx("mt-1.5 size-2 shrink-0 rounded-full", FILL[phase.tone])} />
              <span className="min-w-0">
                <span className={clsx("block", phase.from <= now && now < phase.to && "font-semibold")}>
                  {phase.label}
                </span>
                <span className="block text-ink-3 text-sm">
                  <Time at={phase.from} form="date" /> – <Time at={phase.to} form="date" />
                </span>
                {phase.note && phase.to > now && (
                  <span className="block text-ink-2 text-sm">{phase.note}</span>
                )}
              </span>
            </li>
          ))}
        </ol>
      </figcaption>
    </figure>
  );
}

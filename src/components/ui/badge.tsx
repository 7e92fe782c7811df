import clsx from "clsx";
import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

export type Tone = "neutral" | "accent" | "ok" | "warn" | "bad" | "info";

/** Text and background of a tone; status colours are for status only and never stand alone. */
export const TONE: Record<Tone, string> = {
  neutral: "bg-hover text-ink-2",
  accent: "bg-accent-soft text-accent",
  ok: "bg-ok-soft text-ok",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  info: "bg-info-soft text-info",
};

export const TONE_ICON: Record<Tone, IconName> = {
  neutral: "circle",
  accent: "circle",
  ok: "circle-check",
  warn: "triangle-exclamation-point",
  bad: "circle-x",
  info: "info",
};

/** A small fact in one or two words. `tip` explains it on hover and focus. */
export function Badge({
  tone = "neutral",
  icon,
  tip,
  children,
}: {
  tone?: Tone;
  icon?: IconName;
  tip?: string;
  children: ReactNode;
}) {
  return (
    <span
      data-tip={tip}
      className={clsx(
        "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs",
        TONE[tone],
      )}
    >
      {icon && <Icon name={icon} size={12} />}
      {children}
      {tip && <span className="sr-only">: {tip}</span>}
    </span>
  );
}

/** A state with its sign: the shape says the same as the colour. */
export function Status({ tone, tip, children }: { tone: Tone; tip?: string; children: ReactNode }) {
  return (
    <Badge tone={tone} icon={TONE_ICON[tone]} tip={tip}>
      {children}
    </Badge>
  );
}

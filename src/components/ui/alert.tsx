import clsx from "clsx";
import type { ReactNode } from "react";
import { TONE, TONE_ICON, type Tone } from "./badge";
import { Icon } from "./icon";

/** Says something that matters now, in place. `live` is read aloud when it appears. */
export function Alert({
  tone = "info",
  title,
  children,
  action,
  live = false,
  code,
}: {
  tone?: Exclude<Tone, "neutral" | "accent">;
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
  live?: boolean;
  /** Code and request id, small beneath, for support. */
  code?: string;
}) {
  return (
    <div
      role={live ? (tone === "bad" ? "alert" : "status") : undefined}
      className={clsx("flex items-start gap-3 rounded-md px-3 py-2.5", TONE[tone])}
    >
      <Icon name={TONE_ICON[tone]} className="mt-0.5" />
      <div className="min-w-0 flex-1 text-ink">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={clsx(title ? "text-ink-2" : "text-ink")}>{children}</div>}
        {code && <p className="mt-1 break-all font-mono text-ink-2 text-xs">{code}</p>}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </div>
  );
}

import type { ReactNode } from "react";
import { CodeBlock } from "./code-block";
import { Icon } from "./icon";
import type { IconName } from "./icon-names";

/** Nothing here yet: what this place is for, the one next step, and the same step as a line to paste. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  curl,
}: {
  icon: IconName;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  curl?: string;
}) {
  return (
    <div className="mx-auto flex max-w-xl flex-col items-center px-4 py-12 text-center">
      <span className="mb-4 flex size-11 items-center justify-center rounded-full border border-line bg-sunken text-ink-3">
        <Icon name={icon} size={20} />
      </span>
      <h2 className="font-semibold text-md">{title}</h2>
      <div className="mt-1.5 text-pretty text-ink-2">{children}</div>
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
      {curl && (
        <div className="mt-6 w-full">
          <p className="mb-1.5 text-ink-3 text-sm">or from a terminal</p>
          <CodeBlock code={curl} label="Command" />
        </div>
      )}
    </div>
  );
}

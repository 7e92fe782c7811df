import type { ComponentProps, ReactNode } from "react";
import { Breadcrumb } from "../ui/breadcrumb";

/** A page's head: where it is, what it is, and what can be done here. */
export function PageHeader({
  title,
  text,
  trail,
  actions,
  beside,
}: {
  title: ReactNode;
  text?: ReactNode;
  trail?: ComponentProps<typeof Breadcrumb>["items"];
  actions?: ReactNode;
  /** Badges beside the title. */
  beside?: ReactNode;
}) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 space-y-1">
        {trail && <Breadcrumb items={trail} />}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 font-semibold text-xl tracking-tight [overflow-wrap:anywhere]">{title}</h1>
          {beside}
        </div>
        {text && <p className="max-w-prose text-ink-2">{text}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

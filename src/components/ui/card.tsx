import clsx from "clsx";
import type { ReactNode } from "react";

/** Groups what belongs together. */
export function Card({
  children,
  className,
  label,
  focusable = false,
}: {
  children: ReactNode;
  className?: string;
  label?: string;
  /** May be given the focus by a script. */
  focusable?: boolean;
}) {
  return (
    <section
      aria-label={label}
      tabIndex={focusable ? -1 : undefined}
      className={clsx("overflow-clip rounded-lg border border-line bg-surface", className)}
    >
      {children}
    </section>
  );
}

export function CardHeader({
  title,
  text,
  action,
  level: Heading = "h2",
}: {
  title: string;
  text?: ReactNode;
  action?: ReactNode;
  level?: "h2" | "h3";
}) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-b px-4 py-3">
      <div className="min-w-0">
        <Heading className="font-semibold text-base">{title}</Heading>
        {text && <p className="mt-0.5 text-ink-3 text-sm">{text}</p>}
      </div>
      {action && <div className="flex items-center gap-2">{action}</div>}
    </header>
  );
}

export function CardBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={clsx("p-4", className)}>{children}</div>;
}

export function CardFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="flex flex-wrap items-center justify-between gap-3 border-line border-t bg-sunken px-4 py-3 text-ink-3 text-sm">
      {children}
    </footer>
  );
}

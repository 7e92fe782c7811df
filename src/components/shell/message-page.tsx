import type { ReactNode } from "react";
import { Mark } from "../brand";

/** A page that only says something: not found, failed, done. */
export function MessagePage({
  title,
  children,
  actions,
}: {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="mx-auto flex min-h-[60dvh] max-w-lg flex-col items-center justify-center px-6 py-16 text-center">
      <Mark size={40} className="mb-6 text-ink-3" />
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <div className="mt-2 text-pretty text-ink-2">{children}</div>
      {actions && <div className="mt-6 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}

import type { ReactNode } from "react";

/** A line of what something costs: what for, and how much. Inside a `<dl>`. */
export function PriceLine({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-3">{term}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  );
}

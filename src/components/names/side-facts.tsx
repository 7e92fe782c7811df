import type { ReactNode } from "react";

/** Facts in a narrow column: term left, value right. */
export function SideFacts({ items }: { items: readonly { term: string; value: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map(({ term, value }) => (
        <div key={term} className="flex items-baseline justify-between gap-4 px-4 py-2">
          <dt className="text-ink-3">{term}</dt>
          <dd className="text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";

/** One number that matters, what it counts, and where it comes from. Put several in a `<StatRow>`. */
export function Stat({
  label,
  value,
  note,
  href,
}: {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  href?: string;
}) {
  return (
    <div className="relative min-w-0 bg-surface p-4 has-[a:hover]:bg-hover">
      <dt className="text-ink-3 text-sm">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="mt-1 font-semibold text-xl tabular-nums tracking-tight">{value}</dd>
      {note && <dd className="mt-0.5 text-ink-3 text-sm">{note}</dd>}
    </div>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none">
      {children}
    </dl>
  );
}

import clsx from "clsx";
import Link from "next/link";
import { Icon } from "./icon";

export interface FilterChip {
  label: string;
  /** Where pressing it leads: the same page with the filter on, or off. */
  href: string;
  active: boolean;
  count?: number;
}

/** Filters as links: the URL is their state. An active one shows how to take it away. */
export function FilterChips({ label, chips }: { label: string; chips: readonly FilterChip[] }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-1.5">
      {chips.map((chip) => (
        <li key={chip.label}>
          <Link
            href={chip.href}
            prefetch={false}
            scroll={false}
            aria-current={chip.active ? "true" : undefined}
            className={clsx(
              "inline-flex h-7 items-center gap-1.5 rounded-full border px-2.5 text-sm pointer-coarse:h-9",
              chip.active
                ? "border-accent-line bg-accent-soft text-accent"
                : "border-line bg-surface text-ink-2 hover:bg-hover hover:text-ink",
            )}
          >
            {chip.label}
            {chip.count !== undefined && <span className="tabular-nums opacity-80">{chip.count}</span>}
            {chip.active && <Icon name="x" size={12} label="Remove filter" />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

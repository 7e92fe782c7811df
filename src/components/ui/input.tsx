import clsx from "clsx";
import type { ComponentProps } from "react";
import { Icon } from "./icon";

/** One line of text. `mono` for names, records and keys. */
export function Input({ mono = false, className, ...rest }: ComponentProps<"input"> & { mono?: boolean }) {
  return <input {...rest} className={clsx("control", mono && "font-mono", className)} />;
}

export function Textarea({
  mono = false,
  className,
  ...rest
}: ComponentProps<"textarea"> & { mono?: boolean }) {
  return <textarea rows={4} {...rest} className={clsx("control py-2", mono && "font-mono", className)} />;
}

/** The browser's own list: right on a phone, by keyboard and for a screen reader. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={clsx("relative inline-flex w-full items-center", className)}>
      <select {...rest} className="control appearance-none pr-8">
        {children}
      </select>
      <Icon name="chevron-down" size={14} className="pointer-events-none absolute right-2.5 text-ink-3" />
    </span>
  );
}

/** A search box; `/` brings the focus to the first one on the page (see `Shortcuts`). */
export function SearchInput({ className, ...rest }: ComponentProps<"input"> & { "aria-label": string }) {
  return (
    <span className={clsx("relative flex items-center", className)}>
      <Icon name="search" className="pointer-events-none absolute left-2.5 text-ink-3" />
      <input type="search" data-search {...rest} className="control pl-8" />
    </span>
  );
}

"use client";

import clsx from "clsx";
import type { KeyboardEvent, ReactNode } from "react";
import { SCROLL_BOX } from "./scroll-box";

/** The scrolling box of a table, with arrows between rows (their `data-row` element has the focus). */
export function TableKeys({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      {...SCROLL_BOX}
      onKeyDown={moveRow}
      className={clsx("relative overflow-auto focus-visible:-outline-offset-2", className)}
    >
      {children}
    </section>
  );
}

function moveRow(event: KeyboardEvent<HTMLElement>) {
  const target = event.target as HTMLElement;
  if (target.matches("input:not([type=checkbox]),select,textarea") || target.closest("[popover]")) return;
  const rows = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-row]"));
  const row = target.closest("tr");
  const at = rows.findIndex((item) => item.closest("tr") === row);

  if (event.key === " " && target.hasAttribute("data-row")) {
    row?.querySelector<HTMLInputElement>("input[data-select]")?.click();
    event.preventDefault();
    return;
  }
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  const next = to === undefined ? undefined : rows[Math.max(0, Math.min(to, rows.length - 1))];
  if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  next.focus();
}

"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { Icon } from "../ui/icon";
import { Kbd } from "../ui/kbd";
import type { Place } from "./navigation";

const CommandPalette = lazy(async () => ({ default: (await import("./command-palette")).CommandPalette }));

/**
 * Opens the command palette, which is loaded when it is first asked for: by pressing it or ⌘K. `/` puts the focus in the
 * page's search box, or opens the palette where there is none.
 */
export function CommandButton({ places, compact = false }: { places: readonly Place[]; compact?: boolean }) {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (compact) return;
    const key = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        setOpen((was) => !was);
        return;
      }
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (
        event.key !== "/" ||
        event.metaKey ||
        event.ctrlKey ||
        target?.closest("input,textarea,select,dialog")
      )
        return;
      event.preventDefault();
      const box = document.querySelector<HTMLInputElement>("input[data-search]");
      if (box) box.focus();
      else setOpen(true);
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [compact]);

  return (
    <>
      {compact ? (
        <button
          type="button"
          aria-label="Search"
          onClick={() => setOpen(true)}
          className="flex size-11 items-center justify-center rounded-md text-ink-2 hover:bg-hover"
        >
          <Icon name="search" size={18} />
        </button>
      ) : (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="flex h-8 w-full items-center gap-2.5 rounded-md border border-line bg-surface px-2.5 text-ink-3 hover:border-line-strong"
        >
          <Icon name="search" />
          <span className="flex-1 text-left">Search</span>
          <Kbd>⌘K</Kbd>
        </button>
      )}
      {open && (
        <Suspense>
          <CommandPalette places={places} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

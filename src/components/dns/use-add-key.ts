"use client";

import { useEffect } from "react";

/** The key `a` adds a record, unless one is typing or something is open over the page. */
export function useAddKey(active: boolean, onAdd: () => void): void {
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "a" || event.metaKey || event.ctrlKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest("input,textarea,select,dialog,[popover]")) return;
      event.preventDefault();
      onAdd();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [active, onAdd]);
}

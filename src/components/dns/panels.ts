"use client";

import { useSearchParams } from "next/navigation";

/** What opens over the table; in the URL as `?panel=`. */
export type Panel = "import" | "export" | "history" | "templates" | "review";

/** Opens and closes panels. The URL keeps which one is open; the page itself is not asked for again. */
export function usePanel() {
  const panel = useSearchParams().get("panel") as Panel | null;
  const open = (next: Panel | null) => {
    const url = new URL(location.href);
    if (next) url.searchParams.set("panel", next);
    else url.searchParams.delete("panel");
    history.pushState(null, "", url);
  };
  return { panel, open, close: () => open(null) };
}

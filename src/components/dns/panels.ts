"use client";

import { useSearchParams } from "next/navigation";

/** What opens over the table, or above it; in the URL as `?panel=`. */
export type Panel = "add" | "import" | "export" | "history" | "templates" | "review";

/** Opens and closes panels. The URL keeps which one is open; the page itself is not asked for again. */
export function usePanel() {
  const panel = useSearchParams().get("panel") as Panel | null;
  return { panel, open, close };
}

function open(panel: Panel): void {
  const url = new URL(location.href);
  url.searchParams.set("panel", panel);
  history.pushState(null, "", url);
}

function close(): void {
  const url = new URL(location.href);
  url.searchParams.delete("panel");
  history.replaceState(null, "", url);
}

"use client";

import { useSearchParams } from "next/navigation";

/** What opens over the table, or above it; in the URL as `?panel=`. */
export type Panel = "add" | "import" | "export" | "history" | "templates" | "review";

/** Which panel is open. */
export function usePanel(): Panel | null {
  return useSearchParams().get("panel") as Panel | null;
}

/** The URL keeps which one is open; the page itself is not asked for again. */
export function openPanel(panel: Panel): void {
  const url = new URL(location.href);
  url.searchParams.set("panel", panel);
  history.pushState(null, "", url);
}

export function closePanel(): void {
  const url = new URL(location.href);
  url.searchParams.delete("panel");
  history.replaceState(null, "", url);
}

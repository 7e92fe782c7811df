"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

/**
 * One search parameter as state, without asking the server: an open dialog survives a reload and can be sent to a
 * colleague. Null takes it away.
 */
export function useUrlParam(name: string): readonly [string | null, (value: string | null) => void] {
  const value = useSearchParams().get(name);
  const set = useCallback((next: string | null) => setUrlParams({ [name]: next }), [name]);
  return [value, set];
}

/** Changes search parameters in place; Next tells everybody who reads them. */
export function setUrlParams(change: Readonly<Record<string, string | null>>): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(change)) {
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  // Not with `history.state`: Next takes what carries its own state for its own doing and tells nobody.
  history.replaceState(null, "", url);
}

import { nextPath } from "./next-path";

/*
 * Where somebody wants to go who signs up first: the link in the mail does not carry it, so this browser keeps it for the
 * day that the link is good.
 */

const KEY = "portolan:next";
const KEPT_MS = 86_400_000;

/** Keeps `next` until the address is verified; null forgets an older one. */
export function rememberNextPath(next: string | null): void {
  try {
    if (next === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify({ next, until: Date.now() + KEPT_MS }));
  } catch {
    // A browser that keeps nothing leads to the dashboard instead.
  }
}

/** Returns what was kept and forgets it. */
export function takeNextPath(): string | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null") as {
      next?: unknown;
      until?: unknown;
    } | null;
    localStorage.removeItem(KEY);
    if (typeof kept?.next !== "string" || typeof kept.until !== "number") return null;
    return kept.until > Date.now() ? nextPath(kept.next) : null;
  } catch {
    return null;
  }
}

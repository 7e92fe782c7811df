/** Where one goes after signing in when nothing else was asked for. */
export const HOME_PATH = "/dashboard";

const BASE = "http://portal.invalid";

/**
 * The page to go to after signing in, as `?next=` asks for it: a path of this portal's pages, or null. Anybody can write
 * such a link, so that everything a browser would read as another site's address is refused.
 */
export function nextPath(asked: string | null | undefined): string | null {
  if (!asked?.startsWith("/") || asked.length > 2_000 || !URL.canParse(asked, BASE)) return null;
  const url = new URL(asked, BASE);
  // The parser takes out dots, tabs and line breaks: what is left must be a path still. Paths of the API are no pages.
  if (url.origin !== BASE || url.pathname.startsWith("//") || url.pathname.startsWith("/api/")) return null;
  return url.pathname + url.search + url.hash;
}

/** A link to one of the pages of signing in that keeps where to go afterwards. */
export function withNext(
  path: string,
  next: string | null,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(more);
  if (next !== null) query.set("next", next);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The name that somebody is about to buy, when that is where they go. */
export function nameToBuy(next: string | null): string | null {
  if (next === null) return null;
  const url = new URL(next, BASE);
  return url.pathname === "/dashboard/search" ? url.searchParams.get("buy") : null;
}

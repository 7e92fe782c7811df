/** A page's search parameters as Next gives them. */
export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The URL `path` with the present search parameters and some changed: null takes one away. The page number goes with any
 * other change, since it means another page then.
 */
export function withParams(
  path: string,
  present: SearchParams,
  change: Readonly<Record<string, string | null>>,
): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(present)) {
    if (key in change || (key === "page" && !("page" in change))) continue;
    for (const one of typeof value === "string" ? [value] : (value ?? [])) query.append(key, one);
  }
  for (const [key, value] of Object.entries(change)) if (value !== null) query.set(key, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The first value of a parameter, or undefined. */
export function oneParam(params: SearchParams, key: string): string | undefined {
  const value = params[key];
  const first = typeof value === "string" ? value : value?.[0];
  // What nobody types, and what the API refuses: a link with it still shows the page.
  return first?.replaceAll("\0", "").toWellFormed();
}

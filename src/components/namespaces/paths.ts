export const NAMESPACES_PATH = "/console/namespaces";

/** A namespace's page, or a tab of it. */
export function namespacePath(
  name: string,
  tab?: "prices" | "premium" | "reserved" | "claims" | "clock",
): string {
  return `${NAMESPACES_PATH}/${encodeURIComponent(name)}${tab ? `/${tab}` : ""}`;
}

/** The list of names. */
export const NAMES_PATH = "/dashboard/names";

/** The page of one name; `tab` is one of its tabs. */
export function namePath(
  fqdn: string,
  tab?: "dns" | "nameservers" | "contacts" | "settings" | "danger",
): string {
  return `${NAMES_PATH}/${encodeURIComponent(fqdn)}${tab ? `/${tab}` : ""}`;
}

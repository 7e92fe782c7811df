/** The list of names. */
export const NAMES_PATH = "/dashboard/names";

/** The list of transfers, in and out. */
export const TRANSFERS_PATH = `${NAMES_PATH}/transfers`;

/** The page of one name; `tab` is one of its tabs. */
export function namePath(
  fqdn: string,
  tab?: "dns" | "nameservers" | "contacts" | "settings" | "danger",
): string {
  return `${NAMES_PATH}/${encodeURIComponent(fqdn)}${tab ? `/${tab}` : ""}`;
}

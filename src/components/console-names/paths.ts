export const CONSOLE_NAMES_PATH = "/console/names";

/** A name's page in the operators' console. */
export function consoleNamePath(fqdn: string): string {
  return `${CONSOLE_NAMES_PATH}/${encodeURIComponent(fqdn)}`;
}

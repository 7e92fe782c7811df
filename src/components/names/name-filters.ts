import type { FilterChip } from "../ui/filter-chips";
import { type SearchParams, withParams } from "../ui/query-string";
import { type NameListInput, SOON_DAYS } from "./list-params";
import { NAMES_PATH } from "./paths";
import { STATE_WORDS } from "./state-badge";

/** The filters of the list of names, each a link that puts it on or takes it off. */
export function nameFilters(
  params: SearchParams,
  input: NameListInput,
  namespaces: readonly string[],
): FilterChip[] {
  const chip = (label: string, key: string, value: string, active: boolean): FilterChip => ({
    label,
    active,
    href: withParams(NAMES_PATH, params, { [key]: active ? null : value }),
  });
  return [
    chip(
      `Expires within ${SOON_DAYS} days`,
      "expiring",
      String(SOON_DAYS),
      input.expiresWithinDays === SOON_DAYS,
    ),
    chip("Auto-renew on", "auto", "on", input.autoRenew === true),
    chip("Auto-renew off", "auto", "off", input.autoRenew === false),
    ...Object.entries(STATE_WORDS).map(([state, { label }]) =>
      chip(label, "state", state, input.state === state),
    ),
    ...(namespaces.length > 1
      ? namespaces.map((name) => chip(`.${name}`, "domain", name, input.namespace === name))
      : []),
  ];
}

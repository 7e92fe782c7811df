import { STATE_WORDS } from "../names/state-badge";
import type { FilterChip } from "../ui/filter-chips";
import { type SearchParams, withParams } from "../ui/query-string";
import { CONSOLE_NAMES_PATH } from "./paths";
import type { NameSearch } from "./search-params";

/** Filters as links that put one on or take it off; an account and a registrar come from their own pages. */
export function consoleNameFilters(
  params: SearchParams,
  input: NameSearch,
  namespaces: readonly string[],
): FilterChip[] {
  const chip = (label: string, key: string, value: string, active: boolean): FilterChip => ({
    label,
    active,
    href: withParams(CONSOLE_NAMES_PATH, params, { [key]: active ? null : value }),
  });
  return [
    ...(input.account ? [chip(`Account ${input.account}`, "account", String(input.account), true)] : []),
    ...(input.channel ? [chip(`Registrar ${input.channel}`, "channel", input.channel, true)] : []),
    ...Object.entries(STATE_WORDS).map(([state, { label }]) =>
      chip(label, "state", state, input.state === state),
    ),
    ...(namespaces.length > 1
      ? namespaces.map((name) => chip(`.${name}`, "namespace", name, input.namespace === name))
      : []),
  ];
}

import { nameStates } from "@/services/names/schema";
import type { Input } from "../trpc";
import { oneParam, type SearchParams } from "../ui/query-string";

export type NameState = (typeof nameStates)[number];
export type NameListInput = NonNullable<Input<"names.list">>;

/** How many names a page shows. */
export const NAMES_PER_PAGE = 50;

/** "Soon", for the filter and for warnings. */
export const SOON_DAYS = 30;

const SORTS = ["name", "created", "expires"] as const;
export type NameSort = (typeof SORTS)[number];

/** What the URL asks of the list of names; what it cannot mean is as if it were not there. */
export function nameListInput(params: SearchParams): NameListInput {
  const page = Number(oneParam(params, "page"));
  const auto = oneParam(params, "auto");
  return {
    page: Number.isInteger(page) && page > 0 && page <= 1_000_000 ? page : 1,
    limit: NAMES_PER_PAGE,
    query: oneParam(params, "q")?.trim().slice(0, 253) || undefined,
    state: nameStates.find((state) => state === oneParam(params, "state")),
    namespace: oneParam(params, "domain")?.slice(0, 253) || undefined,
    autoRenew: auto === "on" ? true : auto === "off" ? false : undefined,
    expiresWithinDays: oneParam(params, "expiring") === String(SOON_DAYS) ? SOON_DAYS : undefined,
    sort: SORTS.find((sort) => sort === oneParam(params, "sort")) ?? "name",
    direction: oneParam(params, "dir") === "desc" ? "desc" : "asc",
  };
}

/** Whether the input leaves out any name. */
export function isFiltered({
  query,
  state,
  namespace,
  autoRenew,
  expiresWithinDays,
}: NameListInput): boolean {
  return [query, state, namespace, autoRenew, expiresWithinDays].some((value) => value !== undefined);
}

import { TRANSFERS_PATH } from "../names/paths";
import type { Input } from "../trpc";
import type { FilterChip } from "../ui/filter-chips";
import { pageParam } from "../ui/page-param";
import { oneParam, type SearchParams, withParams } from "../ui/query-string";

type ListInput = Input<"transfers.list">;

const DIRECTIONS = ["in", "out"] as const;
const PER_PAGE = 50;

/** What the URL asks for. */
export function transferListInput(params: SearchParams): ListInput {
  const direction = DIRECTIONS.find((one) => one === oneParam(params, "direction"));
  return { direction, page: pageParam(params), limit: PER_PAGE };
}

/** In or out, with how many wait there. */
export function transferFilters(
  params: SearchParams,
  { direction }: ListInput,
  waiting: { readonly in: number; readonly out: number },
): FilterChip[] {
  const LABELS = { in: "Coming in", out: "Going out" };
  return DIRECTIONS.map((one) => ({
    label: LABELS[one],
    href: withParams(TRANSFERS_PATH, params, { direction: direction === one ? null : one }),
    active: direction === one,
    ...(waiting[one] > 0 && { count: waiting[one] }),
  }));
}

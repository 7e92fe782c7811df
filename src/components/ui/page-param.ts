import { oneParam, type SearchParams } from "./query-string";

/** The page that the URL asks for, counted from 1; 1 for anything that is no page. */
export function pageParam(params: SearchParams): number {
  const page = Number(oneParam(params, "page") ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1;
}

import type { Input } from "../trpc";
import { pageParam } from "../ui/page-param";
import { oneParam, type SearchParams } from "../ui/query-string";

export type NameSearch = Input<"console.names.search">;

const STATES = ["active", "expired", "suspended", "redemption", "pending_delete"] as const;

export const ROWS = 50;

/** What the URL asks for; what makes no sense is left out. */
export function nameSearchOf(params: SearchParams): NameSearch & { page: number } {
  const account = Number(oneParam(params, "account")?.trim().replace(/^#/, "") || Number.NaN);
  const state = STATES.find((one) => one === oneParam(params, "state"));
  return {
    query: oneParam(params, "q")?.trim().slice(0, 253) ?? "",
    ...(Number.isInteger(account) && account > 0 && account <= 2_147_483_647 ? { account } : {}),
    channel: oneParam(params, "channel")?.trim().toLowerCase().slice(0, 64) || undefined,
    namespace: oneParam(params, "namespace")?.slice(0, 253) || undefined,
    state,
    page: Math.min(pageParam(params), 10_000),
    limit: ROWS,
  };
}

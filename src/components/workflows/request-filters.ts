import type { Input } from "../trpc";
import type { FilterChip } from "../ui/filter-chips";
import { pageParam } from "../ui/page-param";
import { oneParam, type SearchParams, withParams } from "../ui/query-string";
import { REQUESTS_PATH } from "./paths";
import { KIND_WORDS, type RequestKind } from "./request-words";

type ListInput = Input<"workflows.list">;

const PER_PAGE = 50;
const STATES = { open: "Open", action_required: "Needs you", succeeded: "Done", failed: "Failed" } as const;
const KINDS = Object.keys(KIND_WORDS) as RequestKind[];

/** What the URL asks for; what makes no sense is left out. */
export function requestListInput(params: SearchParams): ListInput {
  return {
    page: pageParam(params),
    limit: PER_PAGE,
    state: statesOf(STATES).find((state) => state === oneParam(params, "state")),
    kind: KINDS.find((kind) => kind === oneParam(params, "kind")),
    query: oneParam(params, "search")?.trim().slice(0, 253) || undefined,
  };
}

/** Whether the input leaves out any request. */
export function isFiltered({ state, kind, query }: ListInput): boolean {
  return [state, kind, query].some((value) => value !== undefined);
}

export function stateChips(params: SearchParams, { state }: ListInput): FilterChip[] {
  return statesOf(STATES).map((one) => chip(params, "state", one, STATES[one], state));
}

export function kindChips(params: SearchParams, { kind }: ListInput): FilterChip[] {
  return KINDS.map((one) => chip(params, "kind", one, KIND_WORDS[one], kind));
}

function chip(params: SearchParams, name: string, value: string, label: string, chosen: string | undefined) {
  const active = value === chosen;
  return { label, active, href: withParams(REQUESTS_PATH, params, { [name]: active ? null : value }) };
}

const statesOf = <State extends string>(words: Readonly<Record<State, string>>) =>
  Object.keys(words) as State[];

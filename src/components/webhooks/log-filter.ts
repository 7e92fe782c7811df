import { attemptAnswers, deliveryStates, type ListDeliveriesInput } from "@/services/webhooks/schema";
import { PERIODS, type Period } from "../commands/command-filter";
import { oneParam, type SearchParams } from "../ui/query-string";
import { minuteDate, minuteParam } from "../ui/utc-minute";

const PER_PAGE = 25;

export const LOG_VIEWS = ["deliveries", "attempts"] as const;
export type LogView = (typeof LOG_VIEWS)[number];

/** The log's filter as the URL says it. */
export interface LogFilter {
  /** Events with what became of them, or every single request. */
  readonly view: LogView;
  readonly state: (typeof deliveryStates)[number] | null;
  readonly answer: (typeof attemptAnswers)[number] | null;
  readonly type: string;
  readonly search: string;
  readonly period: Period | null;
  /** Times of a `datetime-local` control, UTC. */
  readonly from: string;
  readonly to: string;
  readonly cursor: string | null;
}

/** Reads the URL; what makes no sense is left out. @param types of events that there are */
export function readLogFilter(params: SearchParams, types: readonly string[]): LogFilter {
  const text = (name: string) => oneParam(params, name)?.trim() ?? "";
  const period = text("period");
  const cursor = text("cursor");
  return {
    view: LOG_VIEWS.find((name) => name === text("view")) ?? "deliveries",
    state: deliveryStates.find((name) => name === text("state")) ?? null,
    answer: attemptAnswers.find((name) => name === text("answer")) ?? null,
    type: types.find((name) => name === text("type")) ?? "",
    search: text("search").slice(0, 253),
    period: Object.hasOwn(PERIODS, period) ? (period as Period) : null,
    from: minuteParam(params, "from"),
    to: minuteParam(params, "to"),
    cursor: /^\d{1,15}_[0-9a-f-]{36}$/.test(cursor) ? cursor : null,
  };
}

export function isFiltered({ view, state, answer, type, search, period, from, to }: LogFilter): boolean {
  const own = view === "deliveries" ? state : answer;
  return Boolean(own || type || search || period || from || to);
}

/** What both lists take; each has one filter of its own. */
export function logQuery(id: string, { type, search, period, from, to, cursor }: LogFilter, now: Date) {
  const start = period ? new Date(now.getTime() - PERIODS[period] * 3_600_000).toISOString() : undefined;
  return {
    id,
    type: (type || undefined) as ListDeliveriesInput["type"],
    search: search || undefined,
    since: minuteDate(from)?.toISOString() ?? start,
    until: minuteDate(to)?.toISOString(),
    limit: PER_PAGE,
    cursor: cursor ?? undefined,
  };
}

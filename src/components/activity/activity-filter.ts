import { oneParam, type SearchParams } from "../ui/query-string";
import { type Kind, kindOf } from "./kinds";

/** How far back, in days, by its name in the URL. */
export const PERIODS = { day: 1, week: 7, month: 30 } as const;
export type Period = keyof typeof PERIODS;

export const PERIOD_LABELS: Record<Period, string> = {
  day: "Last 24 hours",
  week: "Last 7 days",
  month: "Last 30 days",
};

export interface ActivityFilter {
  kind: Kind | null;
  period: Period | null;
  /** Part of what it is about. */
  subject: string;
  /** The id of a user or an API key. */
  actor: string | null;
  cursor: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the URL; what makes no sense is left out. */
export function readActivityFilter(params: SearchParams): ActivityFilter {
  const period = oneParam(params, "period") ?? "";
  const actor = oneParam(params, "actor") ?? "";
  const cursor = oneParam(params, "cursor") ?? "";
  return {
    kind: kindOf(oneParam(params, "kind")),
    period: Object.hasOwn(PERIODS, period) ? (period as Period) : null,
    subject: oneParam(params, "subject")?.trim().slice(0, 200) ?? "",
    actor: UUID.test(actor) ? actor : null,
    cursor: /^\d{1,18}$/.test(cursor) ? cursor : null,
  };
}

/** The filter as `audit.activity` takes it. */
export function activityQuery({ kind, period, subject, actor, cursor }: ActivityFilter, now: Date) {
  return {
    action: kind ? `${kind}.` : undefined,
    actorId: actor ?? undefined,
    subject: subject || undefined,
    since: period ? new Date(now.getTime() - PERIODS[period] * 86_400_000).toISOString() : undefined,
    cursor: cursor ?? undefined,
  };
}

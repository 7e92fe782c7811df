import { oneParam, type SearchParams } from "../ui/query-string";
import { isKind, type Kind } from "./kinds";

/** What of the statement is asked for, as the URL says it. Days and months are whole and in UTC, as on invoices. */
export interface StatementFilter {
  kind?: Kind;
  /** `2026-11`: this month, unless another one or days are asked for; `all` for all that there is. */
  month?: string;
  /** `2026-11-01`, the first day in. */
  since?: string;
  /** The last day in. */
  until?: string;
}

export const ALL_MONTHS = "all";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** Reads the URL; what makes no sense is left out. */
export function readStatementFilter(params: SearchParams, now: Date): StatementFilter {
  const text = oneParam(params, "kind");
  const kind = isKind(text) ? text : undefined;
  const [since, until] = [day(params, "since"), day(params, "until")];
  if (since || until) return { kind, since, until };
  const month = oneParam(params, "month") ?? "";
  const isMonth = MONTH.test(month) || month === ALL_MONTHS;
  return { kind, month: isMonth ? month : now.toISOString().slice(0, 7) };
}

function day(params: SearchParams, key: string): string | undefined {
  const text = oneParam(params, key);
  return text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** The month `by` months later: `2026-12` of `2026-11`. */
export function laterMonth(month: string, by: number): string {
  const first = new Date(`${month}-01T00:00:00.000Z`);
  first.setUTCMonth(first.getUTCMonth() + by);
  return first.toISOString().slice(0, 7);
}

/** The filter as `billing.statement` takes it: `to` is the first instant out. */
export function statementQuery({ kind, month, since, until }: StatementFilter) {
  const start = (text: string) => new Date(text).toISOString();
  if (month && month !== ALL_MONTHS) {
    return { kind, from: start(`${month}-01`), to: start(`${laterMonth(month, 1)}-01`) };
  }
  return {
    kind,
    from: since && start(since),
    to: until && new Date(Date.parse(until) + 86_400_000).toISOString(),
  };
}

/** The same filter for another address, such as the export's. */
export function filterParams({ kind, month, since, until }: StatementFilter): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ kind, month, since, until })) if (value) query.set(key, value);
  const text = query.toString();
  return text ? `?${text}` : "";
}

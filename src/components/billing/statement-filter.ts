import { oneParam, type SearchParams } from "../ui/query-string";
import { isKind, type Kind } from "./kinds";

/** What of the statement is asked for, as the URL says it. Days are whole and in UTC, as the numbers on invoices. */
export interface StatementFilter {
  kind?: Kind;
  /** `2026-11-01`, the first day in. */
  since?: string;
  /** The last day in. */
  until?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the URL; what makes no sense is left out. */
export function readStatementFilter(params: SearchParams): StatementFilter {
  const kind = oneParam(params, "kind");
  return { kind: isKind(kind) ? kind : undefined, since: day(params, "since"), until: day(params, "until") };
}

function day(params: SearchParams, key: string): string | undefined {
  const text = oneParam(params, key);
  return text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** The filter as `billing.statement` takes it: `to` is the first instant out. */
export function statementQuery({ kind, since, until }: StatementFilter) {
  return {
    kind,
    from: since && new Date(since).toISOString(),
    to: until && new Date(Date.parse(until) + 86_400_000).toISOString(),
  };
}

/** The same filter for another address, such as the export's. */
export function filterParams({ kind, since, until }: StatementFilter): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ kind, since, until })) if (value) query.set(key, value);
  const text = query.toString();
  return text ? `?${text}` : "";
}

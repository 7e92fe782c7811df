import { PERIODS, type Period } from "../activity/activity-filter";
import { DOOR_NAMES, type DoorName } from "../activity/kinds";
import { oneParam, type SearchParams } from "../ui/query-string";

/** What the page shows, as its URL says. */
export interface AuditView {
  readonly subject: string;
  readonly actor: string;
  readonly action: string;
  readonly request: string;
  /** Number of an account. */
  readonly account: number | null;
  readonly door: DoorName | null;
  readonly period: Period | null;
  readonly cursor: string | null;
}

/** Reads the URL; what makes no sense is left out. */
export function readAuditView(params: SearchParams): AuditView {
  const text = (key: string) => oneParam(params, key)?.trim().slice(0, 200) ?? "";
  const [account, door, period, cursor] = ["account", "door", "period", "cursor"].map(text) as [
    string,
    string,
    string,
    string,
  ];
  return {
    subject: text("subject"),
    actor: text("actor"),
    action: text("action"),
    request: text("request"),
    account: /^#?[1-9]\d{0,8}$/.test(account) ? Number(account.replace("#", "")) : null,
    door: Object.hasOwn(DOOR_NAMES, door) ? (door as DoorName) : null,
    period: Object.hasOwn(PERIODS, period) ? (period as Period) : null,
    cursor: /^\d{1,18}$/.test(cursor) ? cursor : null,
  };
}

/** The view as the filter of `console.audit.list` and of the export. */
export function auditQuery({ subject, actor, action, request, account, door, period }: AuditView, now: Date) {
  return {
    subject: subject || undefined,
    actor: actor || undefined,
    action: action || undefined,
    requestId: request || undefined,
    account: account ?? undefined,
    door: door ?? undefined,
    since: period ? new Date(now.getTime() - PERIODS[period] * 86_400_000).toISOString() : undefined,
  };
}

/** Where the same rows are downloaded as NDJSON. */
export function exportHref(view: AuditView, now: Date): string {
  const query = new URLSearchParams({ limit: "100000" });
  for (const [name, value] of Object.entries(auditQuery(view, now))) {
    if (value !== undefined) query.set(name, String(value));
  }
  return `/console/audit/export.ndjson?${query}`;
}

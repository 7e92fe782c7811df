import { COMMAND_STATUSES, type CommandsInput, commandFilter } from "@/services/commands/schema";
import { oneParam, type SearchParams } from "../ui/query-string";
import { minuteDate, minuteParam } from "../ui/utc-minute";

/** Every command, for the list to choose from. */
export const LOGGED_COMMANDS = commandFilter.shape.command.unwrap().options;

/** How far back, in hours, by its name in the URL. */
export const PERIODS = { hour: 1, day: 24, week: 168, month: 720 } as const;
export type Period = keyof typeof PERIODS;

export const PERIOD_LABELS: Record<Period, string> = {
  hour: "Last hour",
  day: "24 hours",
  week: "7 days",
  month: "30 days",
};

export const STATUS_LABELS: Record<(typeof COMMAND_STATUSES)[number], string> = {
  success: "Success",
  sandbox: "Sandbox",
  failed: "Failed",
};

/** The filter as the URL says it. */
export interface CommandFilter {
  readonly channel: string;
  readonly command: CommandsInput["command"];
  readonly status: CommandsInput["status"];
  readonly error: string;
  readonly domain: string;
  readonly key: string;
  readonly request: string;
  readonly sandbox: boolean | null;
  readonly period: Period | null;
  /** Times of a `datetime-local` control, UTC: `2026-11-21T09:00`. */
  readonly from: string;
  readonly to: string;
  readonly cursor: string | null;
  readonly isTail: boolean;
}

/** Reads the URL; what makes no sense is left out. */
export function readCommandFilter(params: SearchParams): CommandFilter {
  const text = (name: string) => oneParam(params, name)?.trim() ?? "";
  const sandbox = text("sandbox");
  const period = text("period");
  const cursor = text("cursor");
  return {
    channel: text("channel").slice(0, 64),
    command: LOGGED_COMMANDS.find((name) => name === text("command")),
    status: COMMAND_STATUSES.find((name) => name === text("status")),
    error: text("error").slice(0, 64),
    domain: text("domain").slice(0, 253),
    key: text("key").slice(0, 255),
    request: text("request").slice(0, 255),
    sandbox: sandbox === "yes" ? true : sandbox === "no" ? false : null,
    period: Object.hasOwn(PERIODS, period) ? (period as Period) : null,
    from: minuteParam(params, "from"),
    to: minuteParam(params, "to"),
    cursor: /^[\w-]{4,60}$/.test(cursor) ? cursor : null,
    // Older pages stand still.
    isTail: text("tail") === "1" && cursor === "",
  };
}

/** Whether it narrows the log at all. */
export function isFiltered(filter: CommandFilter): boolean {
  const { channel, command, status, error, domain, key, request, sandbox, period, from, to } = filter;
  return Boolean(
    channel ||
      command ||
      status ||
      error ||
      domain ||
      key ||
      request ||
      period ||
      from ||
      to ||
      sandbox !== null,
  );
}

/** The filter as `console.commands.list` takes it; a registrar's own log takes it without the channel. */
export function commandQuery(filter: CommandFilter, now: Date) {
  const { channel, command, status, error, domain, key, request, sandbox, period, from, to } = filter;
  const start = period ? new Date(now.getTime() - PERIODS[period] * 3_600_000).toISOString() : undefined;
  return {
    channel: channel || undefined,
    command,
    status,
    errorCode: error || undefined,
    domain: domain || undefined,
    idempotencyKey: key || undefined,
    requestId: request || undefined,
    sandbox: sandbox ?? undefined,
    since: minuteDate(from)?.toISOString() ?? start,
    until: minuteDate(to)?.toISOString(),
    cursor: filter.cursor ?? undefined,
  };
}

/** What the registrar's own log takes. */
export function ownCommandQuery(filter: CommandFilter, now: Date) {
  const { channel: _, ...query } = commandQuery(filter, now);
  return query;
}

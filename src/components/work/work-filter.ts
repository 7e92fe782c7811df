import { oneParam, type SearchParams } from "../ui/query-string";
import { WORK_COMMAND_LABELS, WORK_STATE_LABELS, type WorkCommand, type WorkState } from "./work-words";

export interface WorkFilter {
  readonly state: WorkState;
  readonly namespace: string;
  readonly channel: string;
  readonly command: WorkCommand | null;
  /** Part of the name. */
  readonly query: string;
}

/** Reads the URL; what makes no sense is left out. */
export function readWorkFilter(params: SearchParams): WorkFilter {
  const text = (name: string, most: number) => oneParam(params, name)?.trim().slice(0, most) ?? "";
  const state = text("state", 20);
  const command = text("command", 40);
  return {
    state: Object.hasOwn(WORK_STATE_LABELS, state) ? (state as WorkState) : "pending",
    namespace: text("namespace", 253),
    channel: text("channel", 64),
    command: Object.hasOwn(WORK_COMMAND_LABELS, command) ? (command as WorkCommand) : null,
    query: text("query", 253),
  };
}

/** The filter as `console.work.list` takes it. */
export function workQuery({ state, namespace, channel, command, query }: WorkFilter) {
  return {
    state,
    namespace: namespace || undefined,
    channel: channel || undefined,
    command: command ?? undefined,
    query: query || undefined,
  };
}

export function isWorkFiltered({ namespace, channel, command, query }: WorkFilter): boolean {
  return Boolean(namespace || channel || command || query);
}

import type { NameRequest } from "./request-words";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** By what time since its last change, how often it is looked at again; longer ago, each quarter of a minute. */
const PACES = [
  [10 * SECOND, 400],
  [MINUTE, 1_500],
  [10 * MINUTE, 4_000],
] as const;
const SLOWEST_MS = 15 * SECOND;

/** How soon to ask for a request again, milliseconds: often while things happen, seldom when nothing has for long. */
export function paceOf({ state, updatedAt }: Pick<NameRequest, "state" | "updatedAt">, now: Date): number {
  const since = now.getTime() - new Date(updatedAt).getTime();
  const pace = PACES.find(([until]) => since < until)?.[1] ?? SLOWEST_MS;
  // Who was asked to do something looks here when it is done.
  return state === "action_required" ? Math.min(Math.max(pace, 1_000), 4_000) : pace;
}

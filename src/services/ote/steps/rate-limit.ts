import { type Attempt, failed, passed } from "../attempt";
import { factsOf, isRefused, type JudgedCommand, mention } from "../command-row";
import type { RunFacts } from "../run-facts";
import type { RunLog, Step } from "../step";
import { instantText } from "./checks";

const WAITED = 1;

const PREDICATE = [
  "More requests than the limit are sent to one endpoint in a minute, one after the other, until one is answered 429",
  "Then nothing more is sent to that endpoint until Retry-After has passed",
  "Then the next request to it is answered with success",
];

/** Requests that were under way when the 429 was answered may still arrive: milliseconds. */
const UNDER_WAY_MS = 20;

/** And so many: on a fast network a client that hammers one after the other gets several into that time. */
const MOST_UNDER_WAY = 2;

/** Retry-After is in whole seconds. */
const ROUNDING_MS = 1000;

/** Where a refusal says nothing of it: the limit is of a minute. */
const WINDOW_SECONDS = 60;

/** A 429 and what came after it, on one endpoint by one key. */
interface Limited {
  readonly first: JudgedCommand;
  /** When Retry-After has passed, ms. */
  readonly until: number;
  /** When a client that waits for answers could not know of the 429 yet, ms. */
  readonly knownAt: number;
  /** Requests that may have been sent before it was known. */
  underWay: number;
  /** Requests that came too early. */
  early: JudgedCommand[];
}

function limited(command: JudgedCommand): Limited {
  const seconds = Number(factsOf(command.response.error).retry_after_seconds ?? WINDOW_SECONDS);
  const at = command.at.getTime();
  const knownAt = at + command.durationMicros / 1000 + UNDER_WAY_MS;
  return { first: command, until: at + seconds * 1000, knownAt, underWay: 0, early: [] };
}

function judge(log: RunLog, run: RunFacts) {
  const attempts: Attempt[] = [];
  const open = new Map<string, Limited>();
  for (const command of log.counted) {
    const endpoint = `${command.command} ${command.keyId ?? ""}`;
    const before = open.get(endpoint);
    const at = command.at.getTime();
    if (before && at < before.until - ROUNDING_MS) {
      const isUnderWay = at <= before.knownAt && before.underWay < MOST_UNDER_WAY;
      if (isUnderWay) before.underWay += 1;
      else before.early.push(command);
      continue;
    }
    if (before) {
      const decided = decide(before, command);
      if (decided === "not yet") continue;
      open.delete(endpoint);
      if (decided) attempts.push(decided);
    }
    if (command.errorCode === "rate_limited") open.set(endpoint, limited(command));
  }
  // Who hammers is told at once, without waiting for the next success.
  for (const waiting of open.values()) if (waiting.early.length > 0) attempts.push(hammered(waiting));
  attempts.sort((a, b) => (a.commandIds.at(-1) ?? 0) - (b.commandIds.at(-1) ?? 0));
  const waiting = [...open.values()].filter(({ early }) => early.length === 0).at(-1);
  return {
    attempts,
    seen: waiting ? [waiting.first.id] : [],
    missing: waiting
      ? `${mention(waiting.first)} (${waiting.first.command}) was answered 429: wait until ${instantText(waiting.until)}, then send it again`
      : `No request of ${run.slug} was answered 429 yet`,
  };
}

/** What a request after the wait says; another refusal says nothing of the limit. */
function decide(before: Limited, next: JudgedCommand): Attempt | "not yet" | null {
  if (before.early.length > 0) return hammered(before);
  // Limited again, by others that use the key: the next 429 is a try of its own.
  if (next.errorCode === "rate_limited") return null;
  if (isRefused(next)) return "not yet";
  return passed(
    [before.first, next],
    `${mention(before.first)} was answered 429; ${mention(next)} (${next.command}) came after the wait and succeeded`,
  );
}

function hammered({ first, until, early }: Limited): Attempt {
  const [next = first] = early;
  const last = early.at(-1) ?? next;
  const commands = last === next ? ([first, next] as const) : ([first, next, last] as const);
  const count = early.length === 1 ? "1 more request" : `${early.length} more requests`;
  return failed(
    commands,
    WAITED,
    `came ${((next.at.getTime() - first.at.getTime()) / 1000).toFixed(2)} s after the 429 ${mention(first)}, which asked to wait until ${instantText(until)}: ${count} to ${first.command} meanwhile`,
    next,
  );
}

export const RATE_LIMIT: readonly Step[] = [
  {
    id: "rate-limit",
    title: "Respect the rate limit",
    section: "Robustness",
    asks: "Ask one endpoint for more than the limit allows, one request after the other, until the answer is 429. Wait for Retry-After, then ask again.",
    predicate: PREDICATE,
    endpoint: "GET /status",
    suggestedKey: null,
    domain: () => null,
    next: () => ({ method: "GET", path: "/status" }),
    judge,
  },
];

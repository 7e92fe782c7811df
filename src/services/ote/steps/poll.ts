import { errorClassOf } from "../../error-classes";
import { type Attempt, failed, passed } from "../attempt";
import { isRefused, type JudgedCommand, listOf, refusalText } from "../command-row";
import type { NextRequest } from "../next-request";
import type { RunLog, Step } from "../step";

const PREDICATE = [
  "The feed is read with success",
  "Together the answers show every command of the run that carries an idempotency key, under the audit ids of this channel",
  "No such command comes after the feed was read",
];

/** How many of the missing commands a message names. */
const MOST_NAMED = 5;

const idsOf = ({ response }: JudgedCommand) => listOf(response.event_ids).map(Number);

/** The feed does not show that it was read. */
function isShown({ idempotencyKey, command }: JudgedCommand): boolean {
  return idempotencyKey !== null && command !== "poll" && command !== "pending_backend";
}

function judge(log: RunLog) {
  const attempts: Attempt[] = [];
  const keyed = log.all.filter(isShown);
  const unseen = new Set(keyed.map(({ id }) => id));
  const polls: JudgedCommand[] = [];
  for (const command of log.counted) {
    if (command.command !== "poll" || command.errorCode === "rate_limited") continue;
    if (isRefused(command)) {
      if (errorClassOf(command.errorCode) === "authorization") {
        attempts.push(failed([command], 0, `was refused: ${refusalText(command)}`));
      }
      continue;
    }
    const before = unseen.size;
    for (const id of idsOf(command)) unseen.delete(id);
    if (unseen.size < before) polls.push(command);
    const [first, ...rest] = polls;
    if (first && unseen.size === 0 && before > 0) {
      attempts.push(
        passed([first, ...rest], `The feed showed all ${keyed.length} keyed commands of the run`),
      );
    }
  }
  return {
    attempts,
    seen: polls.map(({ id }) => id),
    missing: missingOf(keyed, unseen),
    next: nextOf(keyed, unseen),
  };
}

/** From the first command on that was not shown yet: the newest alone may be others, of a run of many reads. */
function nextOf(keyed: readonly JudgedCommand[], unseen: ReadonlySet<number>): NextRequest {
  const first = keyed.find(({ id }) => unseen.has(id));
  return { method: "GET", path: first ? `/poll?since=${first.at.toISOString()}&limit=200` : "/poll" };
}

function missingOf(keyed: readonly JudgedCommand[], unseen: ReadonlySet<number>): string {
  if (keyed.length === 0) return "No command with an idempotency key was sent yet";
  const named = [...unseen].slice(0, MOST_NAMED).map((id) => `#${id}`);
  const more = unseen.size > named.length ? ` and ${unseen.size - named.length} more` : "";
  return `The feed has not shown ${unseen.size} of ${keyed.length} keyed commands yet: ${named.join(", ")}${more}`;
}

export const POLL: readonly Step[] = [
  {
    id: "poll",
    title: "Read the feed",
    section: "Evidence",
    asks: "At the end, read the feed of this channel, so that it shows every keyed command of the run.",
    predicate: PREDICATE,
    endpoint: "GET /poll",
    suggestedKey: null,
    domain: () => null,
    next: () => nextOf([], new Set()),
    judge: (log) => judge(log),
  },
];

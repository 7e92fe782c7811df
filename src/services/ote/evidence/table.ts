import { factsOf, listOf } from "../command-row";
import type { JudgedStep } from "../judge-run";
import type { RunView } from "../load-run";
import type { RunCommand } from "../run-commands";

/** A row of the template's table. */
export interface EvidenceRow {
  readonly test: string;
  readonly endpoint: string;
  readonly idempotency_key: string | null;
  readonly domain: string | null;
  /** `202 sandbox`, `409 duplicate_idempotency_key_conflict`; null while nothing was seen. */
  readonly first_status: string | null;
  /** Of the same command sent again, or of what followed. */
  readonly retry_status: string | null;
  readonly audit_ids: readonly number[];
  readonly channel_id: string;
  /** Audit ids of the polls that showed them. */
  readonly poll_evidence: readonly number[];
  readonly result: "pass" | "fail" | "not done";
  readonly notes: string;
}

const RESULTS = { passed: "pass", failed: "fail", waiting: "not done" } as const;

/** The table, a row a step, from its newest try. */
export function evidenceTable(run: RunView, commands: readonly RunCommand[]): EvidenceRow[] {
  const byId = new Map(commands.map((command) => [command.id, command]));
  const shownBy = pollsBy(commands);
  return run.steps.map((step) => rowOf(step, run.channel.id, byId, shownBy));
}

function rowOf(
  step: JudgedStep,
  channelId: string,
  byId: ReadonlyMap<number, RunCommand>,
  shownBy: ReadonlyMap<number, number>,
): EvidenceRow {
  // After a "try again" the newest try is one of before: the row says what counts.
  const newest = step.state === "waiting" ? undefined : step.attempts.at(-1);
  const ids = newest?.commandIds ?? step.seen;
  const [first, ...later] = ids.flatMap((id) => byId.get(id) ?? []);
  const polls = ids.flatMap((id) => shownBy.get(id) ?? []);
  return {
    test: step.title,
    endpoint: step.endpoint,
    idempotency_key: first?.idempotencyKey ?? null,
    domain: first?.domain ?? step.domain,
    first_status: first ? statusOf(first) : null,
    retry_status: later.length === 0 ? null : later.map(statusOf).join(", "),
    audit_ids: ids,
    channel_id: channelId,
    poll_evidence: [...new Set(polls)].sort((a, b) => a - b),
    result: RESULTS[step.state],
    notes: newest?.words ?? step.missing ?? "",
  };
}

function statusOf({ httpStatus, status, wireErrorCode, replayOfId }: RunCommand): string {
  const replay = replayOfId === null ? "" : `, idempotent (#${replayOfId})`;
  return `${httpStatus} ${wireErrorCode ?? status}${replay}`;
}

/** For each command the first poll whose answer showed it. */
function pollsBy(commands: readonly RunCommand[]): ReadonlyMap<number, number> {
  const shown = new Map<number, number>();
  for (const { command, id, response } of commands) {
    if (command !== "poll") continue;
    for (const event of listOf(factsOf(response).event_ids)) {
      if (!shown.has(Number(event))) shown.set(Number(event), id);
    }
  }
  return shown;
}

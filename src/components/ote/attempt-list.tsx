import clsx from "clsx";
import Link from "next/link";
import { CommandEvidence } from "./command-evidence";
import type { AttemptShape, CommandShape } from "./shapes";
import { StepSign } from "./step-sign";
import { UtcTime } from "./utc-time";

/** Opened at once in the newest try that passed: a retry repeats what the first command says. */
const MOST_OPEN = 1;

/** How many tries are shown: what an unbridled client makes of a step is in the archive. */
const MOST_TRIES = 20;

/** The newest tries of a step, the newest of all first, each with the commands that prove or break it. */
export function AttemptList({
  attempts,
  count,
  commands,
  log,
}: {
  attempts: readonly AttemptShape[];
  /** How many tries there were. */
  count: number;
  commands: ReadonlyMap<number, CommandShape>;
  /** The page of the command log. */
  log: string;
}) {
  return (
    <ol className="space-y-5" reversed>
      {attempts
        .map((attempt, index) => ({ attempt, number: count - attempts.length + index + 1 }))
        .slice(-MOST_TRIES)
        .reverse()
        .map(({ attempt, number }) => (
          <li key={number} className="min-w-0">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <StepSign state={attempt.state} named />
              <span className="text-ink-3 text-sm">
                Try {number} · <UtcTime at={attempt.endedAt} />
              </span>
            </div>
            <p className="mt-1 [overflow-wrap:anywhere]">{attempt.words}</p>
            <CommandList
              ids={attempt.commandIds}
              commands={commands}
              log={log}
              culprit={attempt.failedCommandId}
              openFirst={number === count ? MOST_OPEN : 0}
            />
          </li>
        ))}
      {count > MOST_TRIES && (
        <li className="list-none text-ink-3 text-sm">
          {count - MOST_TRIES} earlier tries are in the evidence archive.
        </li>
      )}
    </ol>
  );
}

export function CommandList({
  ids,
  commands,
  log,
  culprit = null,
  openFirst = 0,
}: {
  ids: readonly number[];
  commands: ReadonlyMap<number, CommandShape>;
  log: string;
  culprit?: number | null;
  openFirst?: number;
}) {
  const shown = ids.flatMap((id) => commands.get(id) ?? []);
  const others = ids.filter((id) => !commands.has(id));
  return (
    <>
      {shown.length > 0 && (
        <ol className="mt-2 space-y-2">
          {shown.map((command, index) => (
            <CommandEvidence
              key={command.id}
              command={command}
              story={`${log}?open=${command.id}`}
              isCulprit={command.id === culprit}
              open={command.id === culprit || (culprit === null && index < openFirst)}
            />
          ))}
        </ol>
      )}
      {others.length > 0 && <CommandLinks ids={others} log={log} culprit={culprit} />}
    </>
  );
}

/** How many commands are named that are only in the log. */
const MOST_LINKS = 20;

function CommandLinks({
  ids,
  log,
  culprit,
}: {
  ids: readonly number[];
  log: string;
  culprit: number | null;
}) {
  return (
    <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="text-ink-3">Commands</span>
      {ids.slice(0, MOST_LINKS).map((id) => (
        <Link
          key={id}
          href={`${log}?open=${id}`}
          prefetch={false}
          className={clsx(
            "inline-flex min-h-6 items-center font-mono underline",
            id === culprit ? "text-bad" : "text-accent",
          )}
        >
          #{id}
        </Link>
      ))}
      {ids.length > MOST_LINKS && <span className="text-ink-3">and {ids.length - MOST_LINKS} more</span>}
    </p>
  );
}

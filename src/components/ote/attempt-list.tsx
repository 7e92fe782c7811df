import clsx from "clsx";
import Link from "next/link";
import { CommandEvidence } from "./command-evidence";
import type { AttemptShape, CommandShape } from "./shapes";
import { StepSign } from "./step-sign";
import { UtcTime } from "./utc-time";

/** Opened at once in the newest try that passed: a retry repeats what the first command says. */
const MOST_OPEN = 1;

/** How many earlier tries are shown: what an unbridled client makes of a step is in the archive. */
const MOST_EARLIER = 20;

/** So many earlier tries are open at once. */
const MOST_UNFOLDED = 3;

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
  const shown = attempts.map((attempt, index) => ({ attempt, number: count - attempts.length + index + 1 }));
  const newest = shown.at(-1);
  const earlier = shown.slice(-MOST_EARLIER - 1, -1).reverse();
  const left = count - earlier.length - 1;
  if (!newest) return null;
  return (
    <div className="space-y-5">
      <Try {...newest} commands={commands} log={log} openFirst={MOST_OPEN} />
      {earlier.length > 0 && (
        <details open={count - 1 <= MOST_UNFOLDED}>
          <summary className="min-h-6 text-accent">
            {count === 2 ? "1 earlier try" : `${count - 1} earlier tries`}
          </summary>
          <div className="mt-3 space-y-5">
            {earlier.map((one) => (
              <Try key={one.number} {...one} commands={commands} log={log} openFirst={0} />
            ))}
            {left > 0 && (
              <p className="text-ink-3 text-sm">
                {left === 1 ? "1 more is" : `${left} more are`} in the evidence archive.
              </p>
            )}
          </div>
        </details>
      )}
    </div>
  );
}

function Try({
  attempt,
  number,
  commands,
  log,
  openFirst,
}: {
  attempt: AttemptShape;
  number: number;
  commands: ReadonlyMap<number, CommandShape>;
  log: string;
  openFirst: number;
}) {
  return (
    <article aria-label={`Try ${number}`} className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
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
        openFirst={openFirst}
      />
    </article>
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
              open={openFirst > 0 && (command.id === culprit || (culprit === null && index < openFirst))}
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

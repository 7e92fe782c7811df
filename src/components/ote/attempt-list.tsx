import { CommandEvidence } from "./command-evidence";
import type { AttemptShape, CommandShape } from "./shapes";
import { StepSign } from "./step-sign";
import { UtcTime } from "./utc-time";

/** Opened at once in the newest try: more than these are a list, not a story. */
const MOST_OPEN = 2;

/** The tries of a step, the newest first, each with the commands that prove or break it. */
export function AttemptList({
  attempts,
  commands,
}: {
  attempts: readonly AttemptShape[];
  commands: ReadonlyMap<number, CommandShape>;
}) {
  return (
    <ol className="space-y-5" reversed>
      {attempts
        .map((attempt, index) => ({ attempt, number: index + 1 }))
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
              culprit={attempt.failedCommandId}
              openFirst={number === attempts.length ? MOST_OPEN : 0}
            />
          </li>
        ))}
    </ol>
  );
}

export function CommandList({
  ids,
  commands,
  culprit = null,
  openFirst = 0,
}: {
  ids: readonly number[];
  commands: ReadonlyMap<number, CommandShape>;
  culprit?: number | null;
  openFirst?: number;
}) {
  const shown = ids.flatMap((id) => commands.get(id) ?? []);
  const absent = ids.length - shown.length;
  return (
    <>
      <ol className="mt-2 space-y-2">
        {shown.map((command, index) => (
          <CommandEvidence
            key={command.id}
            command={command}
            isCulprit={command.id === culprit}
            open={command.id === culprit || (culprit === null && index < openFirst)}
          />
        ))}
      </ol>
      {absent > 0 && (
        <p className="mt-2 text-ink-3 text-sm">
          {absent === 1 ? "1 more command is" : `${absent} more commands are`} in the command log.
        </p>
      )}
    </>
  );
}

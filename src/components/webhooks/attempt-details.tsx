import { logTime } from "../commands/command-words";
import type { Output } from "../trpc";
import { Status } from "../ui/badge";
import { CodeBlock } from "../ui/code-block";
import { Icon } from "../ui/icon";
import { SCROLL_BOX } from "../ui/scroll-box";
import { Time } from "../ui/time";
import { answerHelp, answerText, answerTone, millisText } from "./answer-words";

type Attempt = Output<"webhooks.delivery">["attempts"][number];

/** One request and its answer, folded away but for the newest. */
export function AttemptDetails({ attempt, isOpen }: { attempt: Attempt; isOpen: boolean }) {
  const help = answerHelp(attempt);
  return (
    <details open={isOpen} className="group">
      <summary className="flex min-h-10 cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 hover:bg-hover">
        <Icon name="chevron-right" size={14} className="text-ink-3 group-open:rotate-90" />
        <Status tone={answerTone(attempt)}>{answerText(attempt)}</Status>
        <span className="font-mono text-ink-2 text-sm">{logTime(attempt.at)}</span>
        <span className="text-ink-3 text-sm tabular-nums">{millisText(attempt.durationMillis)}</span>
      </summary>
      <div className="space-y-4 px-3 pt-1 pb-4">
        {(help || attempt.nextAt) && (
          <p className="text-ink-2">
            {help}{" "}
            {attempt.nextAt && (
              <>
                The next try was set for <Time at={attempt.nextAt} form="datetime" />.
              </>
            )}
          </p>
        )}
        <Part title="Request" headers={attempt.requestHeaders} body={attempt.requestBody} />
        {attempt.status === null ? (
          <p className="text-ink-3">There was no answer.</p>
        ) : (
          <Part
            title="Response"
            headers={attempt.responseHeaders}
            body={attempt.responseBody}
            isCut={attempt.isResponseCut}
          />
        )}
      </div>
    </details>
  );
}

function Part({
  title,
  headers,
  body,
  isCut = false,
}: {
  title: string;
  headers: Attempt["requestHeaders"];
  body: string;
  isCut?: boolean;
}) {
  const lines = Object.entries(headers as Record<string, string>);
  return (
    <div className="space-y-2">
      <h4 className="font-medium text-sm">{title}</h4>
      {lines.length > 0 && (
        <section
          aria-label={`${title} headers`}
          {...SCROLL_BOX}
          className="max-h-48 overflow-auto rounded-md border border-line px-3 py-2"
        >
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 font-mono text-xs">
            {lines.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-ink-3">{name}</dt>
                <dd className="break-all">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {body === "" ? (
        <p className="text-ink-3 text-sm">No body.</p>
      ) : (
        <div className="max-h-80 overflow-y-auto rounded-md">
          <CodeBlock code={pretty(body)} label={`${title} body`} wrap />
        </div>
      )}
      {isCut && <p className="text-ink-3 text-sm">It went on: the log keeps the first 16,384 characters.</p>}
    </div>
  );
}

/** JSON with its parts on lines of their own; anything else as it is. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

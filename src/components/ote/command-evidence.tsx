import clsx from "clsx";
import Link from "next/link";
import { Badge, type Tone } from "../ui/badge";
import { CodeBlock } from "../ui/code-block";
import { Icon } from "../ui/icon";
import type { CommandShape } from "./shapes";
import { UtcTime } from "./utc-time";

/** One recorded command: its line, and the very request and response behind it. */
export function CommandEvidence({
  command,
  story,
  isCulprit = false,
  open = false,
}: {
  command: CommandShape;
  /** Where its whole story is told. */
  story: string;
  /** The one that broke the predicate. */
  isCulprit?: boolean;
  open?: boolean;
}) {
  const { id, at, domain, idempotencyKey, replayOfId } = command;
  return (
    <li className={clsx("rounded-md border bg-surface", isCulprit ? "border-bad" : "border-line")}>
      <details open={open} className="group/command">
        <summary className="flex list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-3 py-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <Icon
            name="chevron-right"
            size={14}
            className="text-ink-3 transition-transform group-open/command:rotate-90 motion-reduce:transition-none"
          />
          <span className="font-mono text-ink-3 text-sm">#{id}</span>
          <span className="font-medium font-mono text-sm">{command.command}</span>
          {domain && <span className="font-mono text-ink-2 text-sm [overflow-wrap:anywhere]">{domain}</span>}
          <Answer command={command} />
          {isCulprit && <span className="font-medium text-bad text-sm">broke it</span>}
          <span className="ml-auto text-ink-3 text-sm">
            <UtcTime at={at} />
          </span>
        </summary>
        <div className="space-y-3 border-line border-t px-3 py-3">
          <div className="flex flex-wrap justify-between gap-x-6 gap-y-1 text-sm">
            <dl className="flex flex-wrap gap-x-6 gap-y-1">
              <Fact term="Idempotency key" value={idempotencyKey ?? "none"} />
              {replayOfId !== null && <Fact term="Recorded result of" value={`#${replayOfId}`} />}
            </dl>
            <Link href={story} prefetch={false} className="text-accent underline">
              Its whole story
            </Link>
          </div>
          <div className="grid gap-3 xl:grid-cols-2">
            <Body label="Request" json={command.request} />
            <Body label="Response" json={command.response} />
          </div>
        </div>
      </details>
    </li>
  );
}

function Answer({ command }: { command: CommandShape }) {
  const { httpStatus, errorCode, status, replayOfId } = command;
  const tone: Tone = httpStatus >= 500 ? "bad" : httpStatus >= 400 ? "warn" : "neutral";
  return (
    <span className="flex flex-wrap gap-1">
      <Badge tone={tone}>
        {httpStatus} {errorCode ?? status}
      </Badge>
      {replayOfId !== null && <Badge tone="accent">idempotent</Badge>}
    </span>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="text-ink-3">{term}</dt>
      <dd className="font-mono [overflow-wrap:anywhere]">{value}</dd>
    </div>
  );
}

function Body({ label, json }: { label: string; json: unknown }) {
  const text = JSON.stringify(json, null, 2);
  return (
    <div className="min-w-0">
      <p className="mb-1 text-ink-3 text-sm">{label}</p>
      {text === "{}" || text === undefined ? (
        <p className="text-ink-2 text-sm">No body</p>
      ) : (
        <div className="max-h-96 overflow-y-auto">
          <CodeBlock code={text} label={label} />
        </div>
      )}
    </div>
  );
}

import type { ReactNode } from "react";
import { formatMoney } from "@/lib/money";
import { ChangeTable } from "../activity/change-table";
import { doorName } from "../activity/kinds";
import { titleOf } from "../activity/sentences";
import type { Output } from "../trpc";
import { Alert } from "../ui/alert";
import { CodeBlock } from "../ui/code-block";
import { CopyButton } from "../ui/copy-button";
import { Facts } from "../ui/facts";
import { SCROLL_BOX } from "../ui/scroll-box";
import type { LogOwner } from "./command-log";
import { CommandMarks } from "./command-table";
import { durationText, logTime } from "./command-words";
import { OpenCommand } from "./open-command";
import { StoryWork } from "./story-work";
import { StoryZones } from "./story-zones";

export type Story = Output<"console.commands.get">;

/** What was asked, answered, changed, paid, told, queued and published. */
export function StoryBody({ story, owner }: { story: Story; owner: LogOwner }) {
  const { changes, ledger, events, work, zones, replays } = story;
  return (
    <div className="space-y-6">
      <CommandMarks command={story} />
      {story.isUndone && (
        <Alert title="Nothing of it stayed">
          It ran in the sandbox by the same rules as in production, and all that is listed below was undone.
        </Alert>
      )}
      {story.replayOfId !== null && (
        <Alert title="A replay">
          <p>
            It was given the recorded result of command{" "}
            <OpenCommand id={story.replayOfId}>
              <span className="text-accent">{story.replayOfId}</span>
            </OpenCommand>{" "}
            and did nothing itself.
          </p>
        </Alert>
      )}
      <div className="-mx-4">
        <Facts items={factsOf(story, owner)} />
      </div>
      <Part title="Request">
        <Json value={story.request} label="Request" />
      </Part>
      <Part title="Response">
        <Json value={story.response} label="Response" />
      </Part>
      {changes.length > 0 && (
        <Part title="State before and after">
          <ul className="space-y-4">
            {changes.map((change) => (
              <li key={JSON.stringify(change)}>
                <p className="mb-1 text-ink-2">{titleOf(change)}</p>
                <ChangeTable before={change.before} after={change.after} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {ledger.length > 0 && (
        <Part title="Ledger">
          <ul className="divide-y divide-line">
            {ledger.map(({ kind, description, amount, currency, balanceAfter, number }) => (
              <li
                key={`${number} ${kind} ${description} ${amount}`}
                className="flex justify-between gap-4 py-2"
              >
                <span className="min-w-0 [overflow-wrap:anywhere]">{description}</span>
                <span className="whitespace-nowrap text-right tabular-nums">
                  {formatMoney({ amount, currency })}
                  {balanceAfter !== null && (
                    <span className="block text-ink-3 text-sm">
                      {formatMoney({ amount: balanceAfter, currency })} after it
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {events.length > 0 && (
        <Part title="Events">
          <ul className="space-y-1">
            {events.map(({ type, subject }) => (
              <li key={`${type} ${subject}`} className="font-mono text-sm [overflow-wrap:anywhere]">
                {type} <span className="text-ink-3">{subject}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {work.length > 0 && (
        <Part title="Pending backend work">
          <StoryWork work={work} isConsole={owner === "console"} />
        </Part>
      )}
      {zones.length > 0 && (
        <Part title="On DNS now">
          <StoryZones zones={zones} />
        </Part>
      )}
      {replays.length > 0 && (
        <Part title="Replays of it">
          <ul className="space-y-1">
            {replays.map(({ id, at }) => (
              <li key={id}>
                <OpenCommand id={id}>
                  <span className="font-mono text-accent text-sm">{logTime(at)}</span>
                </OpenCommand>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {changes.length === 0 && story.status === "success" && story.replayOfId === null && (
        <p className="text-ink-3">It changed nothing in the registry.</p>
      )}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="mb-2 font-semibold text-base">{title}</h3>
      {children}
    </div>
  );
}

/** Long answers scroll by themselves: what came of the command stands below. */
function Json({ value, label }: { value: unknown; label: string }) {
  return (
    <section aria-label={`${label} as JSON`} {...SCROLL_BOX} className="max-h-64 overflow-y-auto rounded-md">
      <CodeBlock code={JSON.stringify(value, null, 2)} label={label} wrap />
    </section>
  );
}

function factsOf(story: Story, owner: LogOwner) {
  const none = <span className="text-ink-3">none</span>;
  return [
    ...(owner === "console" ? [{ term: "Channel", value: story.channel }] : []),
    { term: "Through", value: doorName(story.door) },
    { term: "Key", value: story.keyName ?? none },
    { term: "Idempotency key", value: story.idempotencyKey ? <Mono text={story.idempotencyKey} /> : none },
    {
      term: "Answer",
      value: (
        <>
          HTTP {story.httpStatus}, EPP {story.eppCode}, in {durationText(story.durationMicros)}
        </>
      ),
    },
    {
      term: "From",
      value: <Mono text={[story.ip, story.userAgent].filter(Boolean).join(" · ") || "unknown"} />,
    },
    { term: "Audit id", value: <Mono text={story.id} /> },
    {
      term: "Request id",
      value: (
        <span className="inline-flex items-center gap-1">
          <Mono text={story.requestId} />
          <CopyButton text={story.requestId} label="Copy request id" />
        </span>
      ),
    },
  ];
}

function Mono({ text }: { text: string }) {
  return <code className="break-all font-mono text-sm">{text}</code>;
}

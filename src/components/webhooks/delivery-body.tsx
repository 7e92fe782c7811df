import { logTime } from "../commands/command-words";
import type { Output } from "../trpc";
import { Badge } from "../ui/badge";
import { CodeBlock } from "../ui/code-block";
import { CopyButton } from "../ui/copy-button";
import { Facts } from "../ui/facts";
import { Time } from "../ui/time";
import { AttemptDetails } from "./attempt-details";
import { DeliveryState } from "./delivery-table";
import { subjectText } from "./log-words";
import { OpenDelivery } from "./open-delivery";

/** What became of an event, and every attempt, the newest first and open. */
export function DeliveryBody({ delivery }: { delivery: Output<"webhooks.delivery"> }) {
  const { attempts, data } = delivery;
  return (
    <div className="space-y-6">
      <div role="status" className="flex flex-wrap items-center gap-2">
        <DeliveryState state={delivery.state} />
        {delivery.replayOfId && <Badge>replay</Badge>}
        <NextTry delivery={delivery} />
      </div>
      <div className="-mx-4">
        <Facts
          items={[
            { term: "About", value: <span className="font-mono text-sm">{subjectText(delivery)}</span> },
            {
              term: "Event’s id (webhook-id)",
              value: <Copied text={delivery.eventId} label="Copy event’s id" />,
            },
            { term: "Delivery id", value: <Copied text={delivery.id} label="Copy delivery id" /> },
            { term: "Put in line (UTC)", value: <Utc at={delivery.createdAt} /> },
            ...(delivery.endedAt ? [{ term: "Ended (UTC)", value: <Utc at={delivery.endedAt} /> }] : []),
            ...(delivery.replayOfId
              ? [
                  {
                    term: "Replay of",
                    value: <OpenDelivery id={delivery.replayOfId}>{delivery.replayOfId}</OpenDelivery>,
                  },
                ]
              : []),
          ]}
        />
      </div>
      <div>
        <h3 className="mb-2 font-semibold text-base">Attempts ({delivery.tries})</h3>
        {attempts.length > 0 ? (
          <div className="divide-y divide-line rounded-md border border-line">
            {attempts.map((attempt, i) => (
              <AttemptDetails key={attempt.id} attempt={attempt} isOpen={i === 0} />
            ))}
          </div>
        ) : (
          <>
            <p className="mb-3 text-ink-2">
              {delivery.state === "pending"
                ? "Not tried yet. Events about the same name are sent one after the other: it waits for those before it."
                : "It was never sent: the webhook was paused or disabled before."}
            </p>
            <CodeBlock code={JSON.stringify(data, null, 2)} label="Data of the event" wrap />
          </>
        )}
      </div>
    </div>
  );
}

function NextTry({ delivery: { state, nextTryAt, tries } }: { delivery: Output<"webhooks.delivery"> }) {
  if (state !== "pending" || nextTryAt === null) return null;
  if (tries === 0 || new Date(nextTryAt) <= new Date()) return <span>In line</span>;
  return (
    <span>
      Next try <Time at={nextTryAt} /> (<Utc at={nextTryAt} /> UTC)
    </span>
  );
}

function Utc({ at }: { at: string }) {
  return (
    <time dateTime={at} className="font-mono text-sm">
      {logTime(at)}
    </time>
  );
}

function Copied({ text, label }: { text: string; label: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <code className="break-all font-mono text-sm">{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}

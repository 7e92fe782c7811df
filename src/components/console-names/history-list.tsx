import { actorInWords, sentenceOf } from "../activity/sentences";
import type { Output } from "../trpc";
import { Time } from "../ui/time";

type Entry = Output<"console.names.get">["history"][number];

/** What was done to a name and by whom, the newest first. */
export function HistoryList({ entries }: { entries: readonly Entry[] }) {
  if (entries.length === 0) return <p className="px-4 py-3 text-ink-2">Nothing is recorded of it.</p>;
  return (
    <ol className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5">
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <span className="font-medium">{actorInWords(entry)}</span> {sentenceOf(entry)}
            <Reason after={entry.after} />
          </span>
          <span className="text-ink-3 text-sm">
            <Time at={entry.at} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Reason({ after }: { after: unknown }) {
  const reason = (after as { reason?: unknown } | null)?.reason;
  return typeof reason === "string" ? <span className="block text-ink-2">“{reason}”</span> : null;
}

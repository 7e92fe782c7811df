import Link from "next/link";
import { KINDS } from "../activity/kinds";
import { actorInWords, kindOfAction, titleOf } from "../activity/sentences";
import { namePath } from "../names/paths";
import type { Output } from "../trpc";
import { Icon } from "../ui/icon";
import { Time } from "../ui/time";

type Entry = Output<"audit.activity">["entries"][number];

/** The latest of what happened, a sentence each. `linked` leads to the names, where the page is not one's own. */
export function ActivityList({
  entries,
  empty,
  linked = false,
}: {
  entries: readonly Entry[];
  empty: string;
  linked?: boolean;
}) {
  if (entries.length === 0) return <p className="px-4 py-6 text-ink-3">{empty}</p>;
  return (
    <ul className="divide-y divide-line">
      {entries.map((entry) => {
        const kind = kindOfAction(entry.action);
        const sentence = titleOf(entry);
        return (
          <li key={entry.id} className="flex items-start gap-3 px-4 py-2.5">
            <Icon name={kind ? KINDS[kind].icon : "activity"} className="mt-0.5 text-ink-3" />
            <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {linked && entry.subjectKind === "name" ? (
                <Link href={namePath(entry.subjectName)} prefetch={false} className="hover:underline">
                  {sentence}
                </Link>
              ) : (
                sentence
              )}
              <span className="block text-ink-3 text-sm">{actorInWords(entry)}</span>
            </p>
            <span className="shrink-0 text-ink-3 text-sm">
              <Time at={entry.at} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

import Link from "next/link";
import { namePath } from "../names/paths";
import { Icon } from "../ui/icon";
import { Time } from "../ui/time";
import { type ActivityEntry, wordsOfAction } from "./activity-words";

/** The latest of what happened, a line each. `named` says to what, where that is not the page's own subject. */
export function ActivityList({
  entries,
  empty,
  named = false,
}: {
  entries: readonly ActivityEntry[];
  empty: string;
  named?: boolean;
}) {
  if (entries.length === 0) return <p className="px-4 py-6 text-ink-3">{empty}</p>;
  return (
    <ul className="divide-y divide-line">
      {entries.map((entry) => {
        const { text, icon } = wordsOfAction(entry.action);
        return (
          <li key={entry.id} className="flex items-start gap-3 px-4 py-2.5">
            <Icon name={icon} className="mt-0.5 text-ink-3" />
            <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {text}
              {named && (
                <>
                  {" "}
                  <Subject entry={entry} />
                </>
              )}
              <span className="block text-ink-3 text-sm">{entry.actorLabel}</span>
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

function Subject({ entry: { subjectKind, subjectName, actorLabel } }: { entry: ActivityEntry }) {
  // "Signed in ann@example.net" by ann@example.net says one thing twice.
  if (subjectName === actorLabel) return null;
  if (subjectKind !== "name") return <span className="text-ink-2">{subjectName}</span>;
  return (
    <Link href={namePath(subjectName)} prefetch={false} className="font-medium hover:underline">
      {subjectName}
    </Link>
  );
}

import type { ReactNode } from "react";
import { UtcTime } from "./utc-time";

interface Said {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly createdAt: string;
  /** What it is, where it is no plain note. */
  readonly kind?: ReactNode;
}

/** What reviewers wrote, the oldest first. */
export function NoteList({ notes }: { notes: readonly Said[] }) {
  return (
    <ol className="space-y-3">
      {notes.map(({ id, author, text, createdAt, kind }) => (
        <li key={id} className="border-line border-l-2 pl-3">
          <p className="text-ink-3 text-sm [overflow-wrap:anywhere]">
            {kind ?? "Note"} by {author} · <UtcTime at={createdAt} />
          </p>
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
        </li>
      ))}
    </ol>
  );
}

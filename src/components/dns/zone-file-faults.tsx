"use client";

import type { RefObject } from "react";
import { Alert } from "../ui/alert";

/** Faults shown at once; the rest comes when these are mended. */
const MOST = 20;

/** What keeps a zone file from being imported, each with its line; pressing one goes to that line in `area`. */
export function ZoneFileFaults({
  faults,
  text,
  area,
}: {
  faults: readonly { readonly line: number; readonly message: string }[];
  text: string;
  area: RefObject<HTMLTextAreaElement | null>;
}) {
  const lines = text.split("\n");
  const go = (line: number) => {
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    const height = area.current ? area.current.scrollHeight / Math.max(1, lines.length) : 0;
    area.current?.scrollTo({ top: Math.max(0, (line - 3) * height) });
  };
  return (
    <Alert
      tone="bad"
      live
      title={
        faults.length === 1
          ? "One line needs a fix; nothing can be imported until then"
          : `${faults.length} faults need a fix; nothing can be imported until then`
      }
    >
      <ol className="mt-1 space-y-2">
        {faults.slice(0, MOST).map(({ line, message }) => (
          <li key={`${line} ${message}`}>
            <button
              type="button"
              className="min-h-6 rounded-sm font-medium text-bad underline"
              onClick={() => go(line)}
            >
              Line {line}
            </button>
            : {message}
            <code className="mt-0.5 block truncate font-mono text-ink-3 text-xs">{lines[line - 1]}</code>
          </li>
        ))}
      </ol>
      {faults.length > MOST && <p className="mt-2">and {faults.length - MOST} more</p>}
    </Alert>
  );
}

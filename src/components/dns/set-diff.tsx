import clsx from "clsx";
import type { ReactNode } from "react";
import { Badge } from "../ui/badge";
import type { DiffLine, SetDiff } from "./diff";
import { ttlWords } from "./ttl";

const SIGN = { added: "+", removed: "−", noted: "~", kept: " " } as const;
const LOOK = {
  added: "bg-ok-soft",
  removed: "bg-bad-soft",
  noted: "bg-warn-soft",
  kept: "text-ink-2",
} as const;
const SAID = { added: "Added: ", removed: "Removed: ", noted: "Noted: ", kept: "Stays: " } as const;

/** Kept lines shown of a set; the rest is counted. */
const MOST_KEPT = 5;

/** Sets before and after, one above the other. `aside` puts something beside a line, such as a button. */
export function SetDiffs({
  sets,
  aside,
}: {
  sets: readonly SetDiff[];
  aside?: (line: DiffLine) => ReactNode;
}) {
  return (
    <ul className="space-y-3">
      {sets.map((set) => (
        <li key={`${set.name} ${set.type}`} className="overflow-hidden rounded-md border border-line">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-sunken px-3 py-1.5">
            <span className="font-medium font-mono text-sm">{set.type}</span>
            <span className="min-w-0 break-all font-mono text-sm">{set.name}</span>
            <span className="ml-auto text-ink-3 text-sm">
              <Ttl set={set} />
            </span>
            <Verdict set={set} />
          </div>
          <ol className="font-mono text-sm">
            {shown(set.lines).map((line) => (
              <li
                key={`${line.kind} ${line.key ?? line.text}`}
                className={clsx("flex min-h-8 items-start gap-2 px-3 py-1", LOOK[line.kind])}
              >
                <span aria-hidden className="w-3 shrink-0 select-none py-0.5">
                  {SIGN[line.kind]}
                </span>
                <span className="min-w-0 flex-1 break-all py-0.5">
                  <span className="sr-only">{SAID[line.kind]}</span>
                  {line.text}
                  {line.notes !== undefined && (
                    <span className="block font-sans text-ink-2">
                      {line.notes || "Nothing noted any more"}
                    </span>
                  )}
                </span>
                {line.kind !== "kept" && aside?.(line)}
              </li>
            ))}
          </ol>
          <Rest lines={set.lines} />
        </li>
      ))}
    </ul>
  );
}

function shown(lines: readonly DiffLine[]): readonly DiffLine[] {
  const kept = lines.filter(({ kind }) => kind === "kept").slice(0, MOST_KEPT);
  return [...lines.filter(({ kind }) => kind !== "kept"), ...kept];
}

function Rest({ lines }: { lines: readonly DiffLine[] }) {
  const rest = lines.filter(({ kind }) => kind === "kept").length - MOST_KEPT;
  return rest > 0 ? <p className="px-3 pb-1.5 text-ink-3 text-sm">and {rest} more that stay</p> : null;
}

function Ttl({ set: { ttlBefore, ttlAfter } }: { set: SetDiff }) {
  if (ttlBefore !== null && ttlAfter !== null && ttlBefore !== ttlAfter) {
    return (
      <>
        TTL <s>{ttlWords(ttlBefore)}</s> {ttlWords(ttlAfter)}
      </>
    );
  }
  const ttl = ttlAfter ?? ttlBefore;
  return ttl === null ? null : <>TTL {ttlWords(ttl)}</>;
}

/** What becomes of the whole set. */
function Verdict({ set: { ttlBefore, ttlAfter, isWhole } }: { set: SetDiff }) {
  if (!isWhole) return null;
  if (ttlAfter === null) return <Badge tone="bad">Removed</Badge>;
  if (ttlBefore === null) return <Badge tone="ok">New</Badge>;
  return <Badge tone="warn">Changed</Badge>;
}

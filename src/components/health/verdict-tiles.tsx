import { Status } from "../ui/badge";
import type { Verdict } from "./verdicts";

/** Is it well now, part by part. */
export function VerdictTiles({ verdicts }: { verdicts: readonly Verdict[] }) {
  return (
    <ul
      aria-label="State of the parts"
      className="grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2 lg:grid-cols-3"
    >
      {verdicts.map(({ part, tone, state, detail }) => (
        <li key={part} className="bg-surface p-4">
          <div className="flex items-center justify-between gap-2">
            <span className="font-medium">{part}</span>
            <Status tone={tone}>{state}</Status>
          </div>
          <p className="mt-1.5 text-ink-3 text-sm tabular-nums">{detail}</p>
        </li>
      ))}
    </ul>
  );
}

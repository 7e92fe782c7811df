import { type Counts, countsInWords } from "./shapes";

/** How far a run is: passed, failed and open steps to scale; the words beside it unless `bare`. */
export function ProgressBar({ counts, bare = false }: { counts: Counts; bare?: boolean }) {
  const { passed, failed, steps } = counts;
  const share = (count: number) => `${steps === 0 ? 0 : (count / steps) * 100}%`;
  return (
    <div className="flex min-w-0 items-center gap-3">
      <div
        role="img"
        aria-label={countsInWords(counts)}
        className="flex h-1.5 w-24 min-w-16 flex-1 gap-px overflow-hidden rounded-full bg-line"
      >
        <span
          className="bg-ok transition-[width] duration-500 motion-reduce:transition-none"
          style={{ width: share(passed) }}
        />
        <span className="bg-bad" style={{ width: share(failed) }} />
      </div>
      {!bare && (
        <span aria-hidden className="whitespace-nowrap text-ink-2 text-sm tabular-nums">
          {passed} of {steps}
        </span>
      )}
    </div>
  );
}

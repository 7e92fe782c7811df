import type { Output } from "../trpc";

export type Work = Output<"console.work.list">["work"][number];

/** What is and what shall be, a line each; what stays is said once. */
export function WorkDiff({ changes }: { changes: Work["changes"] }) {
  return (
    <dl className="space-y-1.5 text-sm">
      {changes.map(({ what, before, after }) => (
        <div key={what}>
          <dt className="text-ink-3">{what}</dt>
          <dd className="flex flex-col items-start gap-0.5">
            {before
              .filter((line) => !after.includes(line))
              .map((line) => (
                <Line key={line} sign="−" says="Before" className="bg-bad-soft text-bad" text={line} />
              ))}
            {before
              .filter((line) => after.includes(line))
              .map((line) => (
                <Line key={line} sign=" " says="Stays" className="text-ink-2" text={line} />
              ))}
            {after
              .filter((line) => !before.includes(line))
              .map((line) => (
                <Line key={line} sign="+" says="After" className="bg-ok-soft text-ok" text={line} />
              ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Line({
  sign,
  says,
  className,
  text,
}: {
  sign: string;
  says: string;
  className: string;
  text: string;
}) {
  return (
    <span className={`rounded-sm px-1 font-mono [overflow-wrap:anywhere] ${className}`}>
      <span aria-hidden className="inline-block w-3 select-none">
        {sign}
      </span>
      <span className="sr-only">{says}: </span>
      {text}
    </span>
  );
}

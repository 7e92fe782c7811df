import type { RouterOutputs } from "@/api/trpc/root";
import { RowLink } from "../ui/table";
import { Time } from "../ui/time";
import { ProgressBar } from "./progress-bar";
import { RunStateBadge } from "./run-state";

type Run = RouterOutputs["console"]["ote"]["compare"]["a"];

/** The heads of two runs, side by side. */
export function ComparedRuns({ runs }: { runs: readonly [Run, Run] }) {
  return (
    <div className="grid gap-px overflow-clip rounded-lg border border-line bg-line sm:grid-cols-2">
      {runs.map((run) => (
        <section key={run.number} aria-label={`Run ${run.number}`} className="space-y-2 bg-surface px-4 py-3">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <RowLink href={`/console/ote/${run.number}`} prefetch={false}>
              {run.number}. {run.name}
            </RowLink>
            <RunStateBadge state={run.state} />
          </div>
          <ProgressBar counts={run.counts} />
          <p className="text-ink-3 text-sm">
            <span className="font-mono">{run.namespace}</span> · started <Time at={run.startedAt} /> by{" "}
            {run.startedBy}
          </p>
        </section>
      ))}
    </div>
  );
}

import type { ReactNode } from "react";
import type { RouterOutputs } from "@/api/trpc/root";
import { Card } from "../ui/card";
import { Time } from "../ui/time";
import { ProgressBar } from "./progress-bar";
import { RunStateBadge } from "./run-state";
import { countsInWords } from "./shapes";

type Run = RouterOutputs["ote"]["run"];

/** A registrar's run: how far it is, and the names allocated to it. */
export function OwnRunHead({ run, live }: { run: Run; live: ReactNode }) {
  const { number, name, namespace, code, names, counts, startedAt } = run;
  const allocated = [
    ["For a year", names.create],
    ["For two years", names.twoYears],
    ["Internationalised", names.idn],
    ["Premium", names.premium?.domain ?? null],
  ] as const;
  return (
    <Card label="The run">
      <div className="grid gap-x-8 gap-y-4 px-4 py-4 lg:grid-cols-[20rem_1fr]">
        <div className="min-w-0 space-y-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="min-w-0 font-semibold text-md [overflow-wrap:anywhere]">{name}</h2>
            <RunStateBadge state={run.state} />
          </div>
          <ProgressBar counts={counts} bare />
          <p className="flex flex-wrap justify-between gap-x-4 text-sm tabular-nums">
            {countsInWords(counts)}
            {live}
          </p>
          <p className="text-ink-3 text-sm">
            Run {number} in <span className="font-mono">{namespace}</span>, code{" "}
            <span className="font-mono">{code}</span>, started <Time at={startedAt} />
          </p>
        </div>
        <div className="min-w-0">
          <h3 className="mb-1.5 text-ink-3 text-sm">Names allocated to this run</h3>
          <dl className="grid gap-x-8 gap-y-1.5 sm:grid-cols-2">
            {allocated.map(
              ([what, fqdn]) =>
                fqdn !== null && (
                  <div key={what} className="min-w-0">
                    <dt className="text-ink-3 text-xs">{what}</dt>
                    <dd className="font-mono text-sm [overflow-wrap:anywhere]">{fqdn}</dd>
                  </div>
                ),
            )}
          </dl>
        </div>
      </div>
    </Card>
  );
}

import Link from "next/link";
import type { ReactNode } from "react";
import type { RouterOutputs } from "@/api/trpc/root";
import { Time } from "../ui/time";
import { ProgressBar } from "./progress-bar";
import { countsInWords } from "./shapes";

type Run = RouterOutputs["console"]["ote"]["get"];

/** What a run is about, in one row on a wide screen. */
export function RunFacts({ run, live }: { run: Run; live: ReactNode }) {
  const { channel, counts, plan } = run;
  const names = [plan.names.create, plan.names.twoYears, plan.names.idn, plan.names.premium?.domain];
  return (
    <dl className="grid gap-px bg-line sm:grid-cols-2 xl:grid-cols-[1.3fr_1fr_1fr_1.6fr]">
      <Fact term="Progress" beside={live}>
        <div className="mt-1.5">
          <ProgressBar counts={counts} bare />
        </div>
        <p className="mt-1.5 text-sm tabular-nums">{countsInWords(counts)}</p>
      </Fact>
      <Fact term="Registrar">
        <Link href={`/console/channels/${channel.slug}`} className="font-medium hover:underline">
          {channel.company}
        </Link>
        <p className="text-ink-3 text-sm">
          <span className="font-mono">{channel.slug}</span>
          {" · "}
          {run.head.client}
        </p>
      </Fact>
      <Fact term={run.endedAt ? "Started and ended" : "Started"}>
        <Time at={run.startedAt} form="datetime" />
        {run.endedAt && (
          <>
            {" – "}
            <Time at={run.endedAt} form="datetime" />
          </>
        )}
        <p className="text-ink-3 text-sm [overflow-wrap:anywhere]">
          by {run.startedBy}
          {run.requiresSecondOperator && " · two signatures required"}
        </p>
      </Fact>
      <Fact term="Names of this run">
        <p className="flex flex-wrap gap-x-3 font-mono text-sm [overflow-wrap:anywhere]">
          {names.map((name) => name && <span key={name}>{name}</span>)}
        </p>
        <p className="text-ink-3 text-sm">
          Run code <span className="font-mono">{run.code}</span> ·{" "}
          {run.commandCount === 1 ? "1 command" : `${run.commandCount} commands`} judged
        </p>
      </Fact>
    </dl>
  );
}

function Fact({ term, beside, children }: { term: string; beside?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-surface px-4 py-3">
      <dt className="flex items-center justify-between gap-3 text-ink-3 text-sm">
        {term}
        {beside}
      </dt>
      <dd className="mt-0.5 min-w-0">{children}</dd>
    </div>
  );
}

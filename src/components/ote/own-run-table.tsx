import type { RouterOutputs } from "@/api/trpc/root";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { ProgressBar } from "./progress-bar";
import { RunStateBadge } from "./run-state";

type Run = RouterOutputs["ote"]["mine"]["runs"][number];

/** A registrar's runs with their results, the newest first. */
export function OwnRunTable({ runs, path }: { runs: readonly Run[]; path: string }) {
  return (
    <Table label="Your OT&E runs" stack>
      <thead>
        <tr>
          <Th>Run</Th>
          <Th>Namespace</Th>
          <Th>Result</Th>
          <Th width="12rem">Steps passed</Th>
          <Th>Ended</Th>
          <Th width="34%">Findings</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.number}>
            <Td head className="align-top [overflow-wrap:anywhere]">
              <RowLink href={`${path}?run=${run.number}`} prefetch={false}>
                {run.number}. {run.name}
              </RowLink>
            </Td>
            <Td label="Namespace" className="align-top">
              <span className="font-mono text-sm">{run.namespace}</span>
            </Td>
            <Td label="Result" className="align-top">
              <div>
                <RunStateBadge state={run.state} />
                {run.certifiedUntil && (
                  <span className="block text-ink-3 text-xs">
                    until <Time at={run.certifiedUntil} form="date" />
                  </span>
                )}
              </div>
            </Td>
            <Td label="Steps passed" className="align-top">
              <ProgressBar counts={run.counts} />
            </Td>
            <Td label="Ended" className="align-top">
              {run.endedAt ? <Time at={run.endedAt} /> : <span className="text-ink-3">–</span>}
            </Td>
            <Td label="Findings" className="align-top [overflow-wrap:anywhere]">
              {run.findings ? (
                <span className="whitespace-pre-wrap text-left">{run.findings}</span>
              ) : (
                <span className="text-ink-3">–</span>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

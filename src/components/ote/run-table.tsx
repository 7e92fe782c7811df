import type { RouterOutputs } from "@/api/trpc/root";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { ProgressBar } from "./progress-bar";
import { RunStateBadge } from "./run-state";

type Run = RouterOutputs["console"]["ote"]["list"]["runs"][number];

/** Runs of all channels, the newest first. */
export function RunTable({ runs }: { runs: readonly Run[] }) {
  return (
    <Table label="OT&E runs" stack>
      <thead>
        <tr>
          <Th>Run</Th>
          <Th>Registrar</Th>
          <Th>Namespace</Th>
          <Th>State</Th>
          <Th width="14rem">Steps passed</Th>
          <Th>Started</Th>
          <Th>Ended</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Td head className="[overflow-wrap:anywhere]">
              <RowLink href={`/console/ote/${run.number}`} prefetch={false}>
                {run.number}. {run.name}
              </RowLink>
            </Td>
            <Td label="Registrar" className="[overflow-wrap:anywhere]">
              <div>
                {run.company}
                <span className="block font-mono text-ink-3 text-xs">{run.slug}</span>
              </div>
            </Td>
            <Td label="Namespace">
              <span className="font-mono text-sm">{run.namespace}</span>
            </Td>
            <Td label="State">
              <RunStateBadge state={run.state} />
            </Td>
            <Td label="Steps passed">
              <ProgressBar counts={run.counts} />
            </Td>
            <Td label="Started">
              <Time at={run.startedAt} />
            </Td>
            <Td label="Ended" className="text-ink-2">
              {run.endedAt ? <Time at={run.endedAt} /> : <span className="text-ink-3">–</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

import type { RouterOutputs } from "@/api/trpc/root";
import { Status, type Tone } from "../ui/badge";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";

type Run = RouterOutputs["console"]["channels"]["get"]["runs"][number];

const STATES: Readonly<Record<Run["state"], { text: string; tone: Tone }>> = {
  running: { text: "Running", tone: "info" },
  signed: { text: "Waits for a second sign-off", tone: "warn" },
  certified: { text: "Certified", tone: "ok" },
  refused: { text: "Refused", tone: "bad" },
  abandoned: { text: "Abandoned", tone: "neutral" },
};

/** The OT&E runs of a channel, the newest first. */
export function RunTable({ runs }: { runs: readonly Run[] }) {
  return (
    <Table label="OT&E runs" stack>
      <thead>
        <tr>
          <Th>Run</Th>
          <Th>Namespace</Th>
          <Th>State</Th>
          <Th>Started</Th>
          <Th end>Certified until</Th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <Td head>
              <RowLink href={`/console/ote/${run.number}`} prefetch={false}>
                {run.number}. {run.name}
              </RowLink>
            </Td>
            <Td label="Namespace" className="font-mono text-sm">
              {run.namespace}
            </Td>
            <Td label="State">
              <Status tone={STATES[run.state].tone}>{STATES[run.state].text}</Status>
            </Td>
            <Td label="Started">
              <span className="min-w-0">
                <Time at={run.startedAt} />
                <span className="block text-ink-3 text-xs [overflow-wrap:anywhere]">by {run.startedBy}</span>
              </span>
            </Td>
            <Td label="Certified until" end>
              {run.certifiedUntil ? (
                <Time at={run.certifiedUntil} form="date" />
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

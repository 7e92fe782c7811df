import Link from "next/link";
import { Badge, Status } from "../ui/badge";
import { SelectAll, SelectRow } from "../ui/selection";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { WorkButtons } from "./work-buttons";
import { type Work, WorkDiff } from "./work-diff";
import { WorkOutcome } from "./work-outcome";
import { ageText, WORK_COMMAND_LABELS } from "./work-words";

/** What waits, the oldest first, with what it would change; inside a `SelectionProvider`. `whyNot` says why this operator may not decide. */
export function WaitingWork({ work, whyNot }: { work: readonly Work[]; whyNot: string | null }) {
  return (
    <Table label="Pending backend work" stack>
      <thead>
        <tr>
          {whyNot === null && (
            <Th width="2.5rem">
              <SelectAll />
            </Th>
          )}
          <Th>Name</Th>
          <Th>Registrar</Th>
          <Th>Change</Th>
          <Th end>Waits</Th>
          <Th label="Decide" />
        </tr>
      </thead>
      <tbody>
        {work.map((one) => (
          <tr key={one.id} className="align-top">
            {whyNot === null && (
              <Td corner>
                <SelectRow id={one.id} label={`Select ${one.fqdn}`} />
              </Td>
            )}
            <Td head className="py-2.5">
              <NameCell work={one} />
            </Td>
            <Td label="Registrar" className="py-2.5">
              {one.channel.slug}
              {one.channel.state === "suspended" && (
                <span className="block">
                  <Badge tone="warn">suspended</Badge>
                </span>
              )}
            </Td>
            <Td label="Change" className="py-2.5">
              <div className="min-w-0">
                <WorkDiff changes={one.changes} />
                <Remarks work={one} />
              </div>
            </Td>
            <Td label="Waits" end className="whitespace-nowrap py-2.5 tabular-nums">
              <span data-tip={`Asked for at ${one.createdAt}`}>{ageText(one.ageSeconds)}</span>
            </Td>
            <Td end className="py-2">
              <WorkButtons id={one.id} fqdn={one.fqdn} whyNot={whyNot} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What was decided, the newest first, by whom and why. */
export function DecidedWork({ work }: { work: readonly Work[] }) {
  return (
    <Table label="Decided backend work" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Registrar</Th>
          <Th>Change</Th>
          <Th>Decision</Th>
          <Th end>When</Th>
        </tr>
      </thead>
      <tbody>
        {work.map((one) => (
          <tr key={one.id} className="align-top">
            <Td head className="py-2.5">
              <NameCell work={one} />
            </Td>
            <Td label="Registrar" className="py-2.5">
              {one.channel.slug}
            </Td>
            <Td label="Change" className="py-2.5">
              <WorkDiff changes={one.changes} />
            </Td>
            <Td label="Decision" className="py-2.5">
              <WorkOutcome work={one} />
            </Td>
            <Td label="When" end className="py-2.5 text-ink-2">
              <div>
                {one.decidedAt && <Time at={one.decidedAt} />}
                <span className="block text-ink-3 text-sm">after {ageText(one.ageSeconds)}</span>
              </div>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function NameCell({ work: { fqdn, command, requestId } }: { work: Work }) {
  return (
    <div className="min-w-0">
      <span className="block font-medium [overflow-wrap:anywhere]">{fqdn}</span>
      <span className="block font-normal text-ink-3 text-sm">
        {WORK_COMMAND_LABELS[command]} ·{" "}
        <Link
          href={`/console/commands?request=${requestId}`}
          prefetch={false}
          className="text-accent underline"
        >
          command
        </Link>
      </span>
    </div>
  );
}

/** What has become of the name since, and why the last attempt failed. */
function Remarks({ work: { standing, lastError } }: { work: Work }) {
  if (standing.is === "unchanged" && !lastError) return null;
  return (
    <div className="mt-2 space-y-1 text-sm">
      {standing.is !== "unchanged" && (
        <p className="flex flex-wrap items-center gap-x-2">
          <Status tone="warn">{standing.is === "gone" ? "Nothing left to apply" : "Changed since"}</Status>
          <span className="text-ink-2">{standing.why}</span>
        </p>
      )}
      {lastError && standing.is === "unchanged" && (
        <p className="flex flex-wrap items-center gap-x-2">
          <Status tone="bad">Last attempt failed</Status>
          <span className="text-ink-2">{lastError}</span>
        </p>
      )}
    </div>
  );
}

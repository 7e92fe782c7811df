import Link from "next/link";
import type { RouterOutputs } from "@/api/trpc/root";
import { doorName } from "../activity/kinds";
import { OpenEntry } from "../activity/open-entry";
import { actorInWords, titleOf } from "../activity/sentences";
import { Icon } from "../ui/icon";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";

type Entry = RouterOutputs["console"]["audit"]["list"]["entries"][number];

/** Who did what for whom, the newest first; a row opens its whole story. */
export function AuditTable({ entries }: { entries: readonly Entry[] }) {
  return (
    <Table label="Audit" stack>
      <thead>
        <tr>
          <Th>What</Th>
          <Th>Who</Th>
          <Th>Account</Th>
          <Th>Through</Th>
          <Th end>When</Th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <Td head className="font-normal [overflow-wrap:anywhere]">
              <OpenEntry id={entry.id}>
                <Sealed isSealed={entry.isSealed} />
                <span>{titleOf(entry)}</span>
              </OpenEntry>
            </Td>
            <Td label="Who" className="text-ink-2 [overflow-wrap:anywhere]">
              {actorInWords(entry)}
            </Td>
            <Td label="Account" className="text-ink-2 [overflow-wrap:anywhere]">
              {entry.account ? (
                <Link
                  href={`/console/accounts/${entry.account.number}`}
                  prefetch={false}
                  className="hover:underline"
                >
                  {entry.account.organization}
                </Link>
              ) : (
                <span className="text-ink-3">The registry</span>
              )}
            </Td>
            <Td label="Through" className="text-ink-2">
              {doorName(entry.door)}
            </Td>
            <Td label="When" end className="text-ink-2">
              <Time at={entry.at} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Sealed({ isSealed }: { isSealed: boolean }) {
  return (
    <span data-tip={isSealed ? "Sealed: a change would show" : "Waits to be sealed"} className="mt-1">
      <Icon
        name={isSealed ? "lock" : "circle-dashed"}
        size={14}
        label={isSealed ? "Sealed:" : "Not sealed yet:"}
        className="text-ink-3"
      />
    </span>
  );
}

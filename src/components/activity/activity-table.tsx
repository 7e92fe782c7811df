import type { RouterOutputs } from "@/api/trpc/root";
import { Icon } from "../ui/icon";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { doorName, KINDS } from "./kinds";
import { OpenEntry } from "./open-entry";
import { actorInWords, kindOfAction, titleOf } from "./sentences";

type Entry = RouterOutputs["audit"]["activity"]["entries"][number];

/** What happened, one sentence a row; a row opens its whole story. */
export function ActivityTable({ entries }: { entries: readonly Entry[] }) {
  return (
    <Table label="Activity" stack>
      <thead>
        <tr>
          <Th>What</Th>
          <Th>Who</Th>
          <Th>Through</Th>
          <Th end>When</Th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => {
          const kind = kindOfAction(entry.action);
          return (
            <tr key={entry.id}>
              <Td head className="font-normal [overflow-wrap:anywhere]">
                <OpenEntry id={entry.id}>
                  <Icon name={kind ? KINDS[kind].icon : "activity"} size={14} className="mt-1 text-ink-3" />
                  <span>{titleOf(entry)}</span>
                </OpenEntry>
              </Td>
              <Td label="Who" className="text-ink-2 [overflow-wrap:anywhere]">
                {actorInWords(entry)}
              </Td>
              <Td className="text-ink-2 max-sm:hidden">{doorName(entry.door)}</Td>
              <Td label="When" end className="text-ink-2">
                <Time at={entry.at} />
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

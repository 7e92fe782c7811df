import clsx from "clsx";
import { logTime } from "../commands/command-words";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { AnswerLine } from "./delivery-table";
import { type AttemptLine, subjectText } from "./log-words";
import { OpenDelivery } from "./open-delivery";

/** One line a request. */
export function AttemptTable({
  lines,
  fresh,
}: {
  lines: readonly AttemptLine[];
  fresh: ReadonlySet<string>;
}) {
  return (
    <Table label="Attempts" stack>
      <thead>
        <tr>
          <Th>Time (UTC)</Th>
          <Th>Answer</Th>
          <Th>Event</Th>
          <Th>About</Th>
          <Th>Tried again</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr
            key={line.id}
            className={clsx("transition-colors duration-700", fresh.has(line.id) && "bg-accent-soft")}
          >
            <Td head className="whitespace-nowrap font-normal">
              <OpenDelivery id={line.deliveryId}>{logTime(line.at)}</OpenDelivery>
            </Td>
            <Td label="Answer" className="whitespace-nowrap">
              <AnswerLine status={line.status} error={line.error} durationMillis={line.durationMillis} />
            </Td>
            <Td label="Event">
              <span className="font-mono text-sm">{line.type}</span>
            </Td>
            <Td label="About" className="max-w-56 truncate max-sm:max-w-none">
              {subjectText(line)}
            </Td>
            <Td label="Tried again" className="whitespace-nowrap">
              {line.nextAt ? <Time at={line.nextAt} /> : <span className="text-ink-3">no</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

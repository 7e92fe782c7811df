import type { Output } from "../trpc";
import { Table, Td, Th } from "../ui/table";
import { doorText } from "./doors";
import { countText, microsText } from "./units";

const share = new Intl.NumberFormat("en", { style: "percent", maximumSignificantDigits: 2 });

/** Where the requests and jobs went, the busiest first. */
export function OperationTable({ operations }: { operations: Output<"console.health.load">["operations"] }) {
  return (
    <Table label="Operations" stack>
      <thead>
        <tr>
          <Th>Operation</Th>
          <Th>Door</Th>
          <Th end>Requests</Th>
          <Th end>Refused (4xx)</Th>
          <Th end>Failed (5xx)</Th>
          <Th end>p50</Th>
          <Th end>p99</Th>
        </tr>
      </thead>
      <tbody>
        {operations.map(({ door, operation, count, refused, failed, p50, p99 }) => (
          <tr key={`${door}:${operation}`}>
            <Td head className="break-all font-mono font-normal text-sm">
              {operation}
            </Td>
            <Td label="Door" className="text-ink-2">
              {doorText(door)}
            </Td>
            <Td label="Requests" end>
              {countText(count)}
            </Td>
            <Td label="Refused (4xx)" end>
              {part(refused, count)}
            </Td>
            <Td label="Failed (5xx)" end className={failed > 0 ? "font-medium text-bad" : undefined}>
              {part(failed, count)}
            </Td>
            <Td label="p50" end>
              {p50 === null ? "" : microsText(p50)}
            </Td>
            <Td label="p99" end>
              {p99 === null ? "" : microsText(p99)}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const part = (some: number, all: number) =>
  some === 0 ? "0" : `${countText(some)} (${share.format(some / all)})`;

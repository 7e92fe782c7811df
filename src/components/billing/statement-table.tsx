import type { RouterOutputs } from "@/api/trpc/root";
import { Icon } from "../ui/icon";
import { Money } from "../ui/money";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { isKind, KINDS, kindLabel } from "./kinds";

type Line = RouterOutputs["billing"]["statement"]["items"][number];

/** Every movement of the balance, the newest first. */
export function StatementTable({ lines }: { lines: readonly Line[] }) {
  return (
    <Table label="Statement" stack>
      <thead>
        <tr>
          <Th>No.</Th>
          <Th>When</Th>
          <Th>Kind</Th>
          <Th>What</Th>
          <Th end>Amount</Th>
          <Th end>Balance</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <Td label="No.">
              {PAPERS[line.kind] ? (
                <RowLink href={`/dashboard/billing/${PAPERS[line.kind]}/${line.number}`} prefetch={false}>
                  {line.number}
                </RowLink>
              ) : (
                <span className="tabular-nums">{line.number}</span>
              )}
            </Td>
            <Td label="When">
              <Time at={line.at} form="datetime" />
            </Td>
            <Td className="max-sm:hidden">
              <span className="inline-flex items-center gap-2 whitespace-nowrap">
                {isKind(line.kind) && <Icon name={KINDS[line.kind].icon} size={14} className="text-ink-3" />}
                {kindLabel(line.kind)}
              </span>
            </Td>
            <Td head className="font-normal max-sm:-order-1 [overflow-wrap:anywhere]">
              {line.description}
            </Td>
            <Td corner end className={line.amount > 0 ? "font-medium text-ok" : undefined}>
              <Money amount={line.amount} currency={line.currency} signed />
            </Td>
            <Td end className="text-ink-2 max-sm:hidden">
              <Money amount={line.balanceAfter} currency={line.currency} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What each kind of movement has a paper in. */
const PAPERS: Readonly<Record<string, "invoices" | "receipts">> = {
  register: "invoices",
  renew: "invoices",
  restore: "invoices",
  transfer: "invoices",
  refund: "invoices",
  top_up: "receipts",
};

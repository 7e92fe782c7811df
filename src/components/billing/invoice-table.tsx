import type { RouterOutputs } from "@/api/trpc/root";
import { Money } from "../ui/money";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { kindLabel } from "./kinds";

/** Charges, each an invoice. */
export function InvoiceTable({ invoices }: { invoices: RouterOutputs["billing"]["invoices"]["items"] }) {
  return (
    <Table label="Invoices" stack>
      <thead>
        <tr>
          <Th>Invoice</Th>
          <Th>Date</Th>
          <Th>Kind</Th>
          <Th>What</Th>
          <Th end>Amount</Th>
        </tr>
      </thead>
      <tbody>
        {invoices.map(({ id, number, at, kind, description, amount, currency }) => (
          <tr key={id}>
            <Td head>
              <RowLink href={`/dashboard/billing/invoices/${number}`} prefetch={false}>
                No. {number}
              </RowLink>
            </Td>
            <Td label="Date">
              <Time at={at} form="date" />
            </Td>
            <Td className="max-sm:hidden">{kindLabel(kind)}</Td>
            <Td label="What" className="[overflow-wrap:anywhere]">
              {description}
            </Td>
            <Td corner end>
              <Money amount={Math.abs(amount)} currency={currency} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

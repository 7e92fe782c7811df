import type { RouterOutputs } from "@/api/trpc/root";
import { Badge } from "../ui/badge";
import { Money } from "../ui/money";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";

type Invoice = RouterOutputs["invoices"]["list"]["items"][number];

/** Invoices and credit notes. With `buyers` they are of every account. */
export function InvoiceTable({
  invoices,
  path,
  buyers = false,
}: {
  invoices: readonly Invoice[];
  /** Below which each has its page. */
  path: string;
  buyers?: boolean;
}) {
  return (
    <Table label="Invoices" stack>
      <thead>
        <tr>
          <Th>Number</Th>
          <Th>Issued</Th>
          {buyers && <Th>Account</Th>}
          <Th>What</Th>
          <Th end>Tax</Th>
          <Th end>Amount</Th>
        </tr>
      </thead>
      <tbody>
        {invoices.map((invoice) => (
          <tr key={invoice.id}>
            <Td head>
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <RowLink href={`${path}/${invoice.reference}`} prefetch={false} className="whitespace-nowrap">
                  {invoice.reference}
                </RowLink>
                <Mark invoice={invoice} />
              </span>
            </Td>
            <Td label="Issued">
              <Time at={invoice.issuedAt} form="date" />
            </Td>
            {buyers && (
              <Td label="Account" className="[overflow-wrap:anywhere]">
                {invoice.billTo.organization} <span className="text-ink-3">({invoice.billTo.number})</span>
              </Td>
            )}
            <Td label="What" className="[overflow-wrap:anywhere]">
              {invoice.description}
            </Td>
            <Td label="Tax" end>
              {invoice.taxes.length > 0 ? (
                <Money amount={signed(invoice, invoice.taxAmount)} currency={invoice.currency} />
              ) : (
                <span className="text-ink-3">none</span>
              )}
            </Td>
            <Td corner end>
              <Money amount={signed(invoice, invoice.totalAmount)} currency={invoice.currency} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A credit note gives its amount back. */
const signed = ({ kind }: Invoice, amount: number) => (kind === "credit_note" ? 0 - amount : amount);

function Mark({ invoice }: { invoice: Invoice }) {
  if (invoice.corrects) {
    return (
      <Badge tone="info" tip={`Gives back ${invoice.corrects}`}>
        Credit note
      </Badge>
    );
  }
  if (invoice.correctedBy) return <Badge tip={`By ${invoice.correctedBy}`}>Given back</Badge>;
  return null;
}

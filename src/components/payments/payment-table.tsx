import { Money } from "../ui/money";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { CardName } from "./card-name";
import { PaymentPurpose } from "./payment-purpose";
import { PaymentState, type PaymentView } from "./payment-state";

/** The account's payments by card, the newest first. */
export function PaymentTable({ payments }: { payments: readonly PaymentView[] }) {
  return (
    <Table label="Payments by card" stack>
      <thead>
        <tr>
          <Th>For</Th>
          <Th>Card</Th>
          <Th>When</Th>
          <Th>State</Th>
          <Th end>Amount</Th>
        </tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <tr key={payment.id}>
            <Td head>
              <RowLink href={`/dashboard/billing/payments/${payment.id}`} prefetch={false}>
                <PaymentPurpose {...payment} />
              </RowLink>
            </Td>
            <Td label="Card">
              {payment.card ? (
                <CardName {...payment.card} />
              ) : (
                <span className="text-ink-3">Not known yet</span>
              )}
            </Td>
            <Td label="When" className="text-ink-2">
              <Time at={payment.createdAt} />
            </Td>
            <Td label="State">
              <PaymentState status={payment.status} />
            </Td>
            <Td label="Amount" end>
              <Money amount={payment.amount} currency={payment.currency} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

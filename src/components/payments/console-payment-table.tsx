import Link from "next/link";
import type { RouterOutputs } from "@/api/trpc/root";
import { Money } from "../ui/money";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { CardName } from "./card-name";
import { ConsolePaymentMenu } from "./console-payment-menu";
import { PaymentPurpose } from "./payment-purpose";
import { PaymentState } from "./payment-state";

export type ConsolePayment = RouterOutputs["console"]["payments"]["list"]["items"][number];

/** Everybody's payments by card, the newest first. */
export function ConsolePaymentTable({
  payments,
  mayAct,
}: {
  payments: readonly ConsolePayment[];
  mayAct: boolean;
}) {
  return (
    <Table label="Payments by card" stack>
      <thead>
        <tr>
          <Th>Account</Th>
          <Th>For</Th>
          <Th>Card</Th>
          <Th>When</Th>
          <Th>State</Th>
          <Th end>Amount</Th>
          {mayAct && <Th label="Actions" width="3rem" />}
        </tr>
      </thead>
      <tbody>
        {payments.map((payment) => (
          <tr key={payment.id}>
            <Td head className="[overflow-wrap:anywhere]">
              <Link
                href={`/console/accounts/${payment.account.number}`}
                prefetch={false}
                className="font-medium hover:underline"
              >
                {payment.account.organization}
              </Link>
            </Td>
            <Td label="For">
              <PaymentPurpose {...payment} />
            </Td>
            <Td label="Card">
              {payment.card ? (
                <CardName {...payment.card} />
              ) : (
                <span className="text-ink-3">Not known yet</span>
              )}
              {payment.ref && <span className="block font-mono text-ink-3 text-xs">{payment.ref}</span>}
            </Td>
            <Td label="When" className="text-ink-2">
              <Time at={payment.createdAt} />
            </Td>
            <Td label="State">
              <PaymentState status={payment.status} />
              {payment.failure && (
                <span className="block font-mono text-ink-3 text-xs">{payment.failure.code}</span>
              )}
            </Td>
            <Td label="Amount" end>
              <Money amount={payment.amount} currency={payment.currency} />
            </Td>
            {mayAct && (
              <Td corner end>
                <ConsolePaymentMenu payment={payment} />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

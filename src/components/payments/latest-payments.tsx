import Link from "next/link";
import { Card, CardHeader } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Money } from "../ui/money";
import { Time } from "../ui/time";
import { PaymentPurpose } from "./payment-purpose";
import { PaymentState, type PaymentView } from "./payment-state";

/** The last payments by card, each with what became of it. */
export function LatestPayments({ payments, total }: { payments: readonly PaymentView[]; total: number }) {
  return (
    <Card>
      <CardHeader
        title="Payments by card"
        action={
          total > payments.length && (
            <Link href="/dashboard/billing/payments" className="font-medium text-accent hover:underline">
              All {total}
            </Link>
          )
        }
      />
      {payments.length > 0 ? (
        <ul className="divide-y divide-line">
          {payments.map((payment) => (
            <li key={payment.id}>
              <Link
                href={`/dashboard/billing/payments/${payment.id}`}
                prefetch={false}
                className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate">
                    <PaymentPurpose {...payment} />
                  </span>
                  <span className="block text-ink-3 text-sm">
                    <Time at={payment.createdAt} />
                  </span>
                </span>
                <PaymentState status={payment.status} />
                <span className="font-medium">
                  <Money amount={payment.amount} currency={payment.currency} />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon="receipt" title="No payments yet">
          <p>What is charged to a card is listed here, with what became of it.</p>
        </EmptyState>
      )}
    </Card>
  );
}

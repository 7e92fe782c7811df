import type { RouterOutputs } from "@/api/trpc/root";
import { UrlButton } from "../account/url-button";
import { Alert } from "../ui/alert";
import { Card, CardBody } from "../ui/card";
import { Money } from "../ui/money";

type Balance = RouterOutputs["billing"]["balance"][number];

/** What is there to spend, and whether it lasts for what renews by itself in the next month. */
export function BalanceCard({
  balances,
  currency,
  dueSoon,
  mayAdd,
}: {
  balances: readonly Balance[];
  currency: string;
  /** What renews by itself this month and next, minor units. */
  dueSoon: number;
  mayAdd: boolean;
}) {
  const main = balances.find((b) => b.currency === currency) ?? {
    currency,
    balance: 0,
    creditLimit: 0,
    available: 0,
  };
  const others = balances.filter((b) => b.currency !== currency && b.balance !== 0);
  const missing = dueSoon - main.available;
  return (
    <Card label="Balance">
      <CardBody className="flex h-full flex-col gap-4">
        <div>
          <h2 className="text-ink-3 text-sm">Balance</h2>
          <p className="mt-1 font-semibold text-3xl tracking-tight" data-testid="balance">
            <Money amount={main.balance} currency={main.currency} />
          </p>
          {main.creditLimit > 0 && (
            <p className="mt-1 text-ink-3">
              <Money amount={main.available} currency={main.currency} /> to spend with the credit limit of{" "}
              <Money amount={main.creditLimit} currency={main.currency} />
            </p>
          )}
          {others.map((other) => (
            <p key={other.currency} className="mt-1 text-ink-2">
              and <Money amount={other.balance} currency={other.currency} />
            </p>
          ))}
        </div>
        {missing > 0 ? (
          <Alert tone="warn" title="Not enough for what renews soon">
            Renewals until the end of next month take <Money amount={dueSoon} currency={currency} />: add{" "}
            <Money amount={missing} currency={currency} />.
          </Alert>
        ) : (
          <p className="text-ink-2">
            {dueSoon > 0 ? (
              <>
                Enough for the <Money amount={dueSoon} currency={currency} /> of renewals until the end of
                next month.
              </>
            ) : (
              "Names are paid from it. Nothing renews by itself until the end of next month."
            )}
          </p>
        )}
        {mayAdd && (
          <div className="mt-auto">
            <UrlButton param="top-up" variant="primary" icon="plus">
              Add money
            </UrlButton>
          </div>
        )}
      </CardBody>
    </Card>
  );
}

import { CardName } from "../payments/card-name";
import { Money } from "../ui/money";
import { PriceLine } from "../ui/price-line";

/** What can pay: the balance first, then the card that is charged by itself. Amounts in minor units. */
export interface Funds {
  /** Null when the viewer may not know. */
  readonly balance: number | null;
  readonly card: { readonly brand: string; readonly last4: string } | null;
}

/** What will be taken from where, before it happens. */
export function HowPaid({ funds, total, currency }: { funds: Funds; total: number; currency: string }) {
  const { balance, card } = funds;
  if (balance === null)
    return <p className="text-ink-3 text-sm">Paid from the account’s balance, then by its card.</p>;
  const fromBalance = Math.max(0, Math.min(balance, total));
  const missing = total - fromBalance;
  return (
    <>
      <dl className="space-y-1.5">
        {fromBalance > 0 && (
          <PriceLine term="From your balance">
            <Money amount={fromBalance} currency={currency} />
          </PriceLine>
        )}
        {missing > 0 && card && (
          <PriceLine
            term={
              <>
                Charged to <CardName {...card} />
              </>
            }
          >
            <Money amount={missing} currency={currency} />
          </PriceLine>
        )}
        {missing > 0 && !card && (
          <PriceLine term="Still missing">
            <span className="text-bad">
              <Money amount={missing} currency={currency} />
            </span>
          </PriceLine>
        )}
        {missing === 0 && (
          <PriceLine term="Your balance after it">
            <Money amount={balance - total} currency={currency} />
          </PriceLine>
        )}
      </dl>
      {missing > 0 && !card && (
        <p className="mt-2 text-ink-2 text-sm">
          You are asked for it next: it waits until you have added money or a card.
        </p>
      )}
    </>
  );
}

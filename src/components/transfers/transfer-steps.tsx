import { Money } from "../ui/money";

interface Offer {
  readonly name: string;
  readonly transferAmount: number;
  readonly currency: string;
  readonly transferDays: number;
  readonly transferLockDays: number;
}

/** What happens on the way of a name to this account, with the rules of each namespace. */
export function TransferSteps({ offers }: { offers: readonly Offer[] }) {
  const waits = offers.some(({ transferDays }) => transferDays > 0);
  return (
    <>
      <ol className="list-decimal space-y-2.5 py-4 pr-4 pl-9 text-ink-2 marker:text-ink-3">
        <li>Its holder turns the transfer lock off, makes a transfer code, and gives it to you.</li>
        <li>
          You enter the code. The fee is taken from your balance, and what that lacks from your card; it adds
          a year to the name.
        </li>
        {waits && (
          <li>
            Its holder is told by mail and can approve or reject it. If they reject it, or you cancel, the fee
            comes back. If they do nothing, the registry approves it.
          </li>
        )}
        <li>The name is yours, with its DNS records. Its contacts are yours to enter.</li>
      </ol>
      <dl className="divide-y divide-line border-line border-t">
        {offers.map(({ name, transferAmount, currency, transferDays, transferLockDays }) => (
          <div key={name} className="px-4 py-2.5">
            <dt className="flex flex-wrap justify-between gap-x-3 font-medium">
              <span className="[overflow-wrap:anywhere]">{name}</span>
              <Money amount={transferAmount} currency={currency} />
            </dt>
            <dd className="text-ink-3 text-sm">
              {transferDays === 0 ? "At once" : `${inDays(transferDays)} for its holder to answer`}
              {transferLockDays > 0 &&
                `; not in the first ${inDays(transferLockDays)} after a registration or transfer`}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function inDays(days: number): string {
  return days === 1 ? "a day" : `${days} days`;
}

import type { Output } from "../trpc";
import { Money } from "../ui/money";
import { Time } from "../ui/time";

/** What deleting the name at this moment does, exactly. */
export function DeletionWords({ terms }: { terms: Output<"names.deletionTerms"> }) {
  const {
    released,
    refundAmount,
    restoreAmount,
    restoreRenewAmount,
    currency,
    redemptionEndsAt,
    releasesAt,
  } = terms;
  const refund = <Money amount={refundAmount} currency={currency} />;
  return (
    <ul className="list-disc space-y-1 pl-5 text-ink-2">
      <li>It stops answering on DNS within seconds: websites and mail under it stop.</li>
      {released ? (
        <>
          <li>
            It is in its add grace period: <strong className="text-ink">{refund}</strong> goes back to your
            balance.
          </li>
          <li>
            It is free at once: anybody may register it, and its records and settings here are gone for good.
          </li>
        </>
      ) : (
        <>
          <li>
            {refundAmount > 0 ? (
              <>
                <strong className="text-ink">{refund}</strong> for what was paid lately goes back to your
                balance, and its years come off the term.
              </>
            ) : (
              <>Nothing is given back: its grace period is over.</>
            )}
          </li>
          {redemptionEndsAt && (
            <li>
              Until{" "}
              <strong className="text-ink">
                <Time at={redemptionEndsAt} form="date" />
              </strong>{" "}
              it can be restored, with its records and settings, for{" "}
              <Money amount={restoreAmount + restoreRenewAmount} currency={currency} />
              {restoreRenewAmount > 0 && ", a renewal included, since the term has ended"}.
            </li>
          )}
          {releasesAt && (
            <li>
              On <Time at={releasesAt} form="date" /> it is free for anybody.
            </li>
          )}
        </>
      )}
    </ul>
  );
}

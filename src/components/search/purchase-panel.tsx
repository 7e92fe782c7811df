"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { formatMoney } from "@/lib/money";
import { addYears } from "@/lib/time";
import { asFault, type Fault } from "../fault";
import { MoneyFault } from "../names/money-fault";
import { yearsText } from "../names/renew-price";
import type { Output } from "../trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Field } from "../ui/field";
import { Select } from "../ui/input";
import { Money } from "../ui/money";
import { Time } from "../ui/time";
import { ClaimConsent } from "./claim-consent";
import { MissingMoney } from "./missing-money";
import { PremiumConsent } from "./premium-consent";
import { registerOnce } from "./register-once";

type Offer = Output<"names.check">;

/** Years, price, what is left on the balance after it, and the button that buys. Everything is shown before it happens. */
export function PurchasePanel({
  offer,
  balance,
  mayAddMoney,
  shownAt,
}: {
  offer: Offer;
  /** By the server's clock: what the browser's may be wrong about. */
  shownAt: string;
  /** What can be spent in the offer's currency, minor units; null when the buyer may not know. */
  balance: number | null;
  mayAddMoney: boolean;
}) {
  const router = useRouter();
  const [years, setYears] = useState(offer.minYears);
  const [autoRenew, setAutoRenew] = useState(false);
  const [privacy, setPrivacy] = useState(true);
  const [acceptedAmount, setAcceptedAmount] = useState<number | null>(null);
  const [consentError, setConsentError] = useState<string | null>(null);
  const [mountedAt] = useState(() => Date.now());
  const [acceptedAt, setAcceptedAt] = useState<string | null>(null);
  const [claimError, setClaimError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  // State comes a render later than the second press of a double click.
  const underway = useRef(false);

  // On a phone the panel is above the list that it was opened from.
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.closest("section")?.focus(), []);

  const { currency, registerAmount, renewAmount, fqdn } = offer;
  const total = registerAmount * years;
  const missing = balance === null ? 0 : total - balance;
  const price = formatMoney({ amount: total, currency });
  const expiresAt = addYears(new Date(), years);

  const buy = async () => {
    if (underway.current) return;
    if (offer.premium && acceptedAmount !== total) {
      setConsentError(`Accept the price of ${price} first`);
      return;
    }
    if (offer.claim && acceptedAt === null) {
      setClaimError("Read the notice and accept it first");
      return;
    }
    underway.current = true;
    setBusy(true);
    setFault(null);
    try {
      await registerOnce({
        name: fqdn,
        years,
        autoRenew,
        privacy,
        ...(offer.premium && { acceptedPremiumAmount: total }),
        ...(offer.claim && acceptedAt && { claim: { noticeId: offer.claim.noticeId, acceptedAt } }),
      });
      router.replace(`/dashboard/search?bought=${encodeURIComponent(fqdn)}`);
    } catch (error) {
      setFault(asFault(error));
      setBusy(false);
      underway.current = false;
    }
  };

  return (
    <div ref={panel} className="space-y-4">
      <Field label="Register for">
        {(aria) => (
          <Select
            {...aria}
            value={years}
            disabled={busy}
            onChange={(event) => {
              setYears(Number(event.target.value));
              setAcceptedAmount(null);
            }}
          >
            {choices(offer.minYears, offer.maxYears).map((choice) => (
              <option key={choice} value={choice}>
                {yearsText(choice)}
              </option>
            ))}
          </Select>
        )}
      </Field>

      <div className="space-y-2">
        <Checkbox
          checked={autoRenew}
          disabled={busy}
          onChange={(event) => setAutoRenew(event.target.checked)}
          label="Renew by itself"
          hint={`${formatMoney({ amount: renewAmount, currency })} a year from the balance, before it expires`}
        />
        <Checkbox
          checked={privacy}
          disabled={busy}
          onChange={(event) => setPrivacy(event.target.checked)}
          label="Keep the contacts private"
          hint="Lookups show no name or address of yours. It costs nothing."
        />
      </div>

      {offer.premium && (
        <PremiumConsent
          price={price}
          years={years}
          renewPrice={formatMoney({ amount: renewAmount, currency })}
          accepted={acceptedAmount === total}
          disabled={busy}
          error={consentError}
          onChange={(accepted) => {
            setAcceptedAmount(accepted ? total : null);
            if (accepted) setConsentError(null);
          }}
        />
      )}

      {offer.claim && (
        <ClaimConsent
          claim={offer.claim}
          accepted={acceptedAt !== null}
          disabled={busy}
          error={claimError}
          onChange={(accepted) => {
            const at = new Date(Date.parse(shownAt) + Date.now() - mountedAt);
            setAcceptedAt(accepted ? at.toISOString() : null);
            if (accepted) setClaimError(null);
          }}
        />
      )}

      <dl className="space-y-1.5 border-line border-t pt-4">
        <Line term={`${formatMoney({ amount: registerAmount, currency })} a year, ${yearsText(years)}`}>
          <Money amount={total} currency={currency} />
        </Line>
        <Line term="Expires">
          <Time at={expiresAt} form="date" />
        </Line>
        {balance !== null && (
          <Line term="Your balance after it">
            <span className={missing > 0 ? "text-bad" : undefined}>
              <Money amount={balance - total} currency={currency} />
            </span>
          </Line>
        )}
      </dl>

      {missing > 0 && <MissingMoney amount={missing} currency={currency} mayAdd={mayAddMoney} />}
      {fault && <MoneyFault fault={fault} />}
      <Button variant="primary" size="lg" wide busy={busy} disabled={missing > 0} onClick={buy}>
        Register for {price}
      </Button>
      <p className="text-ink-3 text-sm">
        Paid from the balance. Deleted within its first days, it is refunded.
      </p>
    </div>
  );
}

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-3">{term}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  );
}

function choices(least: number, most: number): number[] {
  return Array.from({ length: Math.max(1, most - least + 1) }, (_, index) => least + index);
}

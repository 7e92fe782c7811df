"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { formatMoney } from "@/lib/money";
import { addYears } from "@/lib/time";
import { asFault, type Fault } from "../fault";
import { MoneyFault } from "../names/money-fault";
import { yearsText } from "../names/renew-price";
import { type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Field } from "../ui/field";
import { Select } from "../ui/input";
import { Money } from "../ui/money";
import { PriceLine } from "../ui/price-line";
import { Time } from "../ui/time";
import { type Funds, HowPaid } from "../workflows/how-paid";
import { requestPath } from "../workflows/paths";
import { ClaimConsent } from "./claim-consent";
import { PremiumConsent } from "./premium-consent";

type Offer = Output<"names.check">;

/** Years, price, what pays it, and the button that buys: everything is shown before it happens. What happens then is a request. */
export function PurchasePanel({
  offer,
  funds,
  shownAt,
}: {
  offer: Offer;
  /** By the server's clock: what the browser's may be wrong about. */
  shownAt: string;
  /** In the offer's currency. */
  funds: Funds;
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
      // Sent twice, as after an answer that was lost, it is the same request.
      const { id } = await tell("workflows.register", {
        name: fqdn,
        years,
        autoRenew,
        privacy,
        ...(offer.premium && { acceptedPremiumAmount: total }),
        ...(offer.claim && acceptedAt && { claim: { noticeId: offer.claim.noticeId, acceptedAt } }),
      });
      router.push(requestPath(id));
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
          hint={`${formatMoney({ amount: renewAmount, currency })} a year, before it expires`}
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
        <PriceLine term={`${formatMoney({ amount: registerAmount, currency })} a year, ${yearsText(years)}`}>
          <Money amount={total} currency={currency} />
        </PriceLine>
        <PriceLine term="Expires">
          <Time at={expiresAt} form="date" />
        </PriceLine>
      </dl>
      <div className="border-line border-t pt-4">
        <HowPaid funds={funds} total={total} currency={currency} />
      </div>

      {fault && <MoneyFault fault={fault} />}
      <Button variant="primary" size="lg" wide busy={busy} onClick={buy}>
        Register for {price}
      </Button>
      <p className="text-ink-3 text-sm">
        You follow each step on the next page. Deleted within its first days, it is refunded to your balance.
      </p>
    </div>
  );
}

function choices(least: number, most: number): number[] {
  return Array.from({ length: Math.max(1, most - least + 1) }, (_, index) => least + index);
}

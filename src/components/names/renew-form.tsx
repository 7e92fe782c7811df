"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatMoney } from "@/lib/money";
import { addYears } from "@/lib/time";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Select } from "../ui/input";
import { Money } from "../ui/money";
import { PriceLine } from "../ui/price-line";
import { Time } from "../ui/time";
import { toast } from "../ui/toast";
import { useAction } from "../use-action";
import { type Funds, HowPaid } from "../workflows/how-paid";
import { requestPath } from "../workflows/paths";
import { MoneyFault } from "./money-fault";
import { yearChoices, yearsText } from "./renew-price";

/** Renews one name: years, price and new expiry are shown before anything happens. What is not done at once is followed on its page. */
export function RenewForm({
  fqdn,
  expiresAt,
  mostYears,
  amount,
  currency,
  funds,
  why,
}: {
  fqdn: string;
  expiresAt: string;
  mostYears: number;
  /** A year, minor units. */
  amount: number;
  currency: string;
  funds: Funds;
  /** Why it cannot be renewed now. */
  why: string | null;
}) {
  const [years, setYears] = useState(1);
  const router = useRouter();
  const { run, busy, fault } = useAction({ quiet: true });
  const chosen = Math.min(years, Math.max(1, mostYears));
  const total = amount * chosen;
  const renewedUntil = addYears(new Date(expiresAt), chosen);

  const renew = () =>
    run(async () => {
      // The expiry that is shown: pressed twice, or in two windows, it is renewed once.
      const request = await tell("workflows.renew", {
        name: fqdn,
        years: chosen,
        currentExpiresAt: expiresAt,
      });
      if (request.state === "succeeded") {
        toast({ tone: "ok", text: `${fqdn} is renewed for ${yearsText(chosen)}` });
      } else router.push(requestPath(request.id));
    });

  return (
    <div className="space-y-3">
      <Field label="Renew for" hint={why ?? undefined}>
        {(aria) => (
          <Select
            {...aria}
            value={chosen}
            disabled={why !== null || busy}
            onChange={(event) => setYears(Number(event.target.value))}
          >
            {yearChoices(Math.max(1, mostYears)).map((choice) => (
              <option key={choice} value={choice}>
                {yearsText(choice)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <dl className="space-y-1">
        <PriceLine term="New expiry">
          <Time at={renewedUntil} form="date" />
        </PriceLine>
        <PriceLine term={`Price, ${formatMoney({ amount, currency })} a year`}>
          <Money amount={total} currency={currency} />
        </PriceLine>
      </dl>
      <div className="border-line border-t pt-3">
        <HowPaid funds={funds} total={total} currency={currency} />
      </div>
      {fault && <MoneyFault fault={fault} />}
      <Button variant="primary" wide busy={busy} disabled={why !== null} onClick={renew}>
        Renew for {formatMoney({ amount: total, currency })}
      </Button>
    </div>
  );
}

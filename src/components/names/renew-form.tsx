"use client";

import { useState } from "react";
import { formatMoney } from "@/lib/money";
import { addYears } from "@/lib/time";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Select } from "../ui/input";
import { Money } from "../ui/money";
import { Time } from "../ui/time";
import { useAction } from "../use-action";
import { MoneyFault } from "./money-fault";
import { yearChoices, yearsText } from "./renew-price";

/** Renews one name: years, price and new expiry are shown before anything happens. */
export function RenewForm({
  fqdn,
  expiresAt,
  mostYears,
  amount,
  currency,
  balance,
  why,
}: {
  fqdn: string;
  expiresAt: string;
  mostYears: number;
  /** A year, minor units. */
  amount: number;
  currency: string;
  /** What can be spent, minor units; null when the viewer may not know. */
  balance: number | null;
  /** Why it cannot be renewed now. */
  why: string | null;
}) {
  const [years, setYears] = useState(1);
  const { run, busy, fault } = useAction({ quiet: true });
  const chosen = Math.min(years, Math.max(1, mostYears));
  const total = amount * chosen;
  const renewedUntil = addYears(new Date(expiresAt), chosen);

  const renew = () =>
    run(
      // The expiry that is shown: pressed twice, or in two windows, it is renewed once.
      () => tell("names.renew", { name: fqdn, years: chosen, currentExpiresAt: expiresAt }),
      `${fqdn} is renewed for ${yearsText(chosen)}`,
    );

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
        <Line term="New expiry">
          <Time at={renewedUntil} form="date" />
        </Line>
        <Line term={`Price, ${formatMoney({ amount, currency })} a year`}>
          <Money amount={total} currency={currency} />
        </Line>
        {balance !== null && (
          <Line term="Your balance after it">
            <span className={balance < total ? "text-bad" : undefined}>
              <Money amount={balance - total} currency={currency} />
            </span>
          </Line>
        )}
      </dl>
      {fault && <MoneyFault fault={fault} />}
      <Button variant="primary" wide busy={busy} disabled={why !== null} onClick={renew}>
        Renew for {formatMoney({ amount: total, currency })}
      </Button>
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

"use client";

import { useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { ask, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { Field } from "../ui/field";
import { Select } from "../ui/input";
import { Money } from "../ui/money";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import { useAction } from "../use-action";
import type { BulkName, RenewPrices } from "./bulk-bar";
import { BulkDone, type BulkOutcome, countOf } from "./bulk-outcomes";
import { formatTotals, totalsOf, yearChoices, yearsText } from "./renew-price";

/** Renews several names: years, the whole price before, and then what became of each. */
export default function BulkRenewDialog({
  names,
  prices,
  onClose,
}: {
  names: readonly BulkName[];
  prices: RenewPrices;
  /** `done` when something was sent. */
  onClose: (done: boolean) => void;
}) {
  // What was chosen when it opened: the page behind is refreshed meanwhile.
  const [chosen] = useState(names);
  const [years, setYears] = useState(1);
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[] | null>(null);
  const { run, busy, fault } = useAction({ quiet: true });
  const premium = usePremiumPrices(chosen);

  const most = Math.min(...chosen.map((name) => prices[name.namespace]?.maxYears ?? 1));
  const lines = chosen.flatMap((name) => {
    const price = prices[name.namespace];
    if (!price) return [];
    return [{ currency: price.currency, amount: (premium.amounts?.[name.fqdn] ?? price.amount) * years }];
  });
  const total = premium.amounts ? formatTotals(totalsOf(lines)) : null;
  const count = countOf(chosen.length);

  const renew = () =>
    run(async () => {
      setOutcomes(await tell("names.bulkRenew", { names: chosen.map((name) => name.fqdn), years }));
    });

  if (outcomes) {
    const charged = totalsOf(
      outcomes.flatMap(({ name, chargedAmount, error }) => {
        const namespace = chosen.find((one) => one.fqdn === name)?.namespace ?? "";
        const currency = prices[namespace]?.currency;
        return error || !currency ? [] : [{ amount: chargedAmount, currency }];
      }),
    );
    return (
      <BulkDone
        outcomes={outcomes}
        names={chosen}
        participle="renewed"
        description={`Taken from your balance: ${formatTotals(charged)}.`}
        success={(outcome) => (
          <>Now paid until {outcome.expiresAt && <Time at={outcome.expiresAt} form="date" />}</>
        )}
        onClose={() => onClose(true)}
      />
    );
  }

  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      locked={busy}
      title={`Renew ${count}`}
      description="Each is renewed by itself: one that cannot be does not stop the others."
      footer={
        <>
          <Button onClick={() => onClose(false)} disabled={busy}>
            Cancel
          </Button>
          <Button variant="primary" busy={busy} disabled={total === null} onClick={renew}>
            {total === null ? "Renew" : `Renew for ${total}`}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <Field label="Add to each">
          {(aria) => (
            <Select {...aria} value={years} onChange={(event) => setYears(Number(event.target.value))}>
              {yearChoices(most).map((choice) => (
                <option key={choice} value={choice}>
                  {yearsText(choice)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <ul className="max-h-64 divide-y divide-line overflow-y-auto rounded-md border border-line">
          {chosen.map((name) => (
            <li key={name.fqdn} className="flex items-baseline justify-between gap-4 px-3 py-1.5">
              <span className="min-w-0 [overflow-wrap:anywhere]">{name.unicode}</span>
              {premium.amounts ? (
                <Money
                  amount={(premium.amounts[name.fqdn] ?? prices[name.namespace]?.amount ?? 0) * years}
                  currency={prices[name.namespace]?.currency ?? "USD"}
                />
              ) : (
                <Skeleton className="h-4 w-14" />
              )}
            </li>
          ))}
        </ul>
        <p className="flex items-baseline justify-between gap-4 px-3 font-semibold">
          <span>Total, from your balance</span>
          {total ?? <Skeleton className="h-4 w-16" />}
        </p>
        {(fault ?? premium.fault) && <FaultAlert fault={(fault ?? premium.fault) as Fault} />}
      </div>
    </Dialog>
  );
}

/** A premium name's price is its own: it is asked for. Null until all are known. */
function usePremiumPrices(names: readonly BulkName[]) {
  const [amounts, setAmounts] = useState<Readonly<Record<string, number>> | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const questions = names
      .filter((name) => name.premium)
      .map(async ({ fqdn }) => {
        const { renewAmount } = await ask("names.info", { name: fqdn }, abort.signal);
        return [fqdn, renewAmount] as const;
      });
    Promise.all(questions).then(
      (answers) => setAmounts(Object.fromEntries(answers)),
      (error) => !abort.signal.aborted && setFault(asFault(error)),
    );
    return () => abort.abort();
  }, [names]);
  return { amounts, fault };
}

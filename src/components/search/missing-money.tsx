"use client";

import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Money } from "../ui/money";
import { setUrlParams } from "../use-url-param";

/** The balance does not cover it: how much is missing and the way to add it, on this very page. */
export function MissingMoney({
  amount,
  currency,
  mayAdd,
}: {
  amount: number;
  currency: string;
  mayAdd: boolean;
}) {
  return (
    <Alert tone="warn" title="The balance does not cover this">
      <p>
        <Money amount={amount} currency={currency} /> more is needed.{" "}
        {mayAdd ? "Add it here, then go on." : "Ask an owner of the account to add it."}
      </p>
      {mayAdd && (
        <div className="mt-2">
          <Button size="sm" icon="wallet" onClick={() => setUrlParams({ "top-up": "1" })}>
            Add money
          </Button>
        </div>
      )}
    </Alert>
  );
}

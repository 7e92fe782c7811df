"use client";

import { useState } from "react";
import { formatMoney, minorDigits } from "@/lib/money";
import { TextField } from "../form/fields";

/** Round sums for most, any other by hand. Amounts in minor units. */
export function AmountField({
  presets,
  currency,
  initial = presets[1] ?? presets[0] ?? 0,
}: {
  presets: readonly number[];
  currency: string;
  initial?: number;
}) {
  const major = (amount: number) => String(amount / 10 ** minorDigits(currency));
  const [text, setText] = useState(major(initial));
  return (
    <div className="space-y-3">
      <fieldset className="grid grid-cols-4 gap-2">
        <legend className="sr-only">Common amounts</legend>
        {presets.map((amount) => (
          <button
            key={amount}
            type="button"
            aria-pressed={text === major(amount)}
            onClick={() => setText(major(amount))}
            className="h-10 rounded-md border border-line bg-surface font-medium tabular-nums hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:h-11"
          >
            {formatMoney({ amount, currency }).replace(/\.00$/, "")}
          </button>
        ))}
      </fieldset>
      <TextField
        name="amount"
        label={`Amount in ${currency}`}
        inputMode="decimal"
        autoComplete="transaction-amount"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}

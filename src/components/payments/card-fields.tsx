"use client";

import { type ChangeEvent, useState } from "react";
import { TextField } from "../form/fields";
import { TEST_CARDS } from "./test-cards";

/** A test card's number, expiry and security code, written as on a card while they are typed. */
export function CardFields() {
  const [number, setNumber] = useState("");
  const [expiry, setExpiry] = useState("");
  const [code, setCode] = useState("");
  const use = (card: string) => {
    setNumber(card);
    setExpiry(`12/${String((new Date().getFullYear() + 3) % 100).padStart(2, "0")}`);
    setCode("123");
  };
  return (
    <div className="space-y-4">
      <TextField
        name="cardNumber"
        label="Card number"
        inputMode="numeric"
        autoComplete="cc-number"
        placeholder="4242 4242 4242 4242"
        mono
        maxLength={23}
        value={number}
        onChange={typed((digits) => setNumber(digits.slice(0, 19).replace(/(\d{4})(?=\d)/g, "$1 ")))}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          name="cardExpiry"
          label="Expiry"
          inputMode="numeric"
          autoComplete="cc-exp"
          placeholder="MM/YY"
          mono
          maxLength={5}
          value={expiry}
          onChange={typed((digits) => setExpiry(digits.slice(0, 4).replace(/^(\d{2})(?=\d)/, "$1/")))}
        />
        <TextField
          name="cardCvc"
          label="Security code"
          inputMode="numeric"
          autoComplete="cc-csc"
          placeholder="123"
          mono
          maxLength={4}
          value={code}
          onChange={typed((digits) => setCode(digits.slice(0, 4)))}
        />
      </div>
      <details className="rounded-md border border-line">
        <summary className="flex min-h-9 items-center px-3 font-medium text-sm pointer-coarse:min-h-11">
          Which test cards there are
        </summary>
        <ul className="divide-y divide-line border-line border-t">
          {TEST_CARDS.map((card) => (
            <li key={card.number}>
              <button
                type="button"
                onClick={() => use(card.number)}
                className="flex min-h-9 w-full flex-wrap items-center justify-between gap-x-4 px-3 py-1 text-left hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
              >
                <span className="font-mono text-sm">{card.number}</span>
                <span className={card.ok ? "text-ok text-sm" : "text-ink-2 text-sm"}>{card.outcome}</span>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

const typed = (take: (digits: string) => void) => (event: ChangeEvent<HTMLInputElement>) =>
  take(event.target.value.replace(/\D/g, ""));

"use client";

import clsx from "clsx";
import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { ask, type Output } from "../trpc";
import { FaultAlert } from "../ui/fault-alert";
import { Icon } from "../ui/icon";
import { withParams } from "../ui/query-string";
import { Spinner } from "../ui/spinner";
import { setUrlParams } from "../use-url-param";
import { Offer } from "./offer";

export type SearchResult = Output<"names.search">;

const ASK_AFTER_MS = 180;

/**
 * The search for a name to buy: the answer comes while one types, and the phrase is kept in the URL. `initial` is what
 * the server found for the phrase in the URL. Arrows go through the names on offer, Enter goes to the first, `Esc` back.
 */
export function NameSearch({
  phrase,
  initial,
  buyAt,
  chosen = null,
  large = false,
  children,
}: {
  phrase: string;
  initial: SearchResult | null;
  /** The page that takes `?buy=<name>`. */
  buyAt: string;
  /** The name that is being bought. */
  chosen?: string | null;
  large?: boolean;
  /** Beneath the box until there is an answer. */
  children?: ReactNode;
}) {
  const [text, setText] = useState(phrase);
  const { result, fault, busy } = useSearch(text, phrase, initial);

  return (
    <search className="block" onKeyDown={moveByKey}>
      <form
        action=""
        method="get"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) event.currentTarget.closest("search")?.querySelector<HTMLElement>(OFFERS)?.focus();
        }}
        className="relative"
      >
        <Icon
          name="search"
          size={large ? 20 : 16}
          className={clsx(
            "pointer-events-none absolute top-1/2 -translate-y-1/2 text-ink-3",
            large ? "left-4" : "left-3",
          )}
        />
        <input
          type="search"
          name="q"
          data-search
          aria-label="Search for a name"
          placeholder={large ? "Your name, shop or idea" : "A name, or a word or two"}
          value={text}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={200}
          onChange={(event) => setText(event.target.value)}
          className={clsx("control", large ? "h-14 rounded-xl pr-12 pl-12 text-lg shadow-md" : "pr-10 pl-9")}
        />
        {busy && (
          <span className="absolute inset-y-0 right-4 flex items-center text-ink-3">
            <Spinner size={18} />
          </span>
        )}
      </form>
      <div aria-live="polite" className="mt-3">
        {fault && <FaultAlert fault={fault} />}
        {!fault &&
          (result ? (
            <Results
              result={result}
              chosen={chosen}
              hrefFor={(fqdn) => withParams(buyAt, {}, { q: text.trim() || null, buy: fqdn })}
            />
          ) : (
            children
          ))}
      </div>
    </search>
  );
}

const OFFERS = "a[data-offer]";

/** Up and down through the box and the names that can be bought. */
function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const box = event.currentTarget.querySelector("input");
  const offers = Array.from(event.currentTarget.querySelectorAll<HTMLElement>(OFFERS));
  const here = offers.indexOf(event.target as HTMLElement);
  if (event.key === "Escape" && here >= 0) box?.focus();
  else if (event.key === "ArrowDown") offers[Math.min(here + 1, offers.length - 1)]?.focus();
  else if (event.key === "ArrowUp" && here >= 0) (offers[here - 1] ?? box)?.focus();
  else return;
  event.preventDefault();
}

function Results({
  result,
  chosen,
  hrefFor,
}: {
  result: SearchResult;
  chosen: string | null;
  hrefFor: (fqdn: string) => string;
}) {
  const { exact, fault, suggestions } = result;
  return (
    <div className="overflow-hidden rounded-xl border border-line bg-surface text-left shadow-sm">
      {fault && (
        <p className="flex items-start gap-2 border-line border-b px-4 py-3 text-ink-2">
          <Icon name="info" className="mt-0.5 text-info" />
          {fault}
        </p>
      )}
      <ul className="divide-y divide-line">
        {exact.map((offer) => (
          <Offer
            key={offer.fqdn}
            offer={offer}
            buyHref={hrefFor(offer.fqdn)}
            chosen={offer.fqdn === chosen}
            strong
          />
        ))}
      </ul>
      {suggestions.length > 0 && (
        <>
          <h2 className="border-line border-y bg-sunken px-4 py-1.5 font-medium text-ink-3 text-xs">
            Also free
          </h2>
          <ul className="grid divide-y divide-line">
            {suggestions.slice(0, 6).map((offer) => (
              <Offer
                key={offer.fqdn}
                offer={offer}
                buyHref={hrefFor(offer.fqdn)}
                chosen={offer.fqdn === chosen}
              />
            ))}
          </ul>
        </>
      )}
      {exact.length === 0 && suggestions.length === 0 && (
        <p className="px-4 py-6 text-center text-ink-3">Nothing like it is free. Try another word.</p>
      )}
    </div>
  );
}

function useSearch(text: string, phrase: string, initial: SearchResult | null) {
  const [result, setResult] = useState(initial);
  const [fault, setFault] = useState<Fault | null>(null);
  const [answered, setAnswered] = useState(phrase);
  const wanted = text.trim();

  useEffect(() => {
    if (wanted === answered) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        setResult(wanted === "" ? null : await ask("names.search", { phrase: wanted }, abort.signal));
        setFault(null);
      } catch (error) {
        if (abort.signal.aborted) return;
        setFault(asFault(error));
      }
      setAnswered(wanted);
      setUrlParams({ q: wanted === "" ? null : wanted });
    }, ASK_AFTER_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [wanted, answered]);

  return { result, fault, busy: wanted !== answered && wanted !== "" };
}

"use client";

import { use, useEffect, useState } from "react";
import { FormContext } from "../form/form-context";
import { ask, type Output } from "../trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Icon } from "../ui/icon";
import { SearchInput } from "../ui/input";
import { SCROLL_BOX } from "../ui/scroll-box";

type Found = Pick<Output<"names.list">, "total"> & { readonly names: readonly string[] };

/** Names shown at once; who has more of them searches. */
const SHOWN = 50;
const WAIT_MS = 150;

/** The names whose certificates a key is for: found by part of the name, any number of them. */
export function AcmeNamesField() {
  const { errors } = use(FormContext);
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const error = chosen.size === 0 ? errors.acmeNames : undefined;

  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const { items, total } = await ask(
            "names.list",
            { query: query.trim() || undefined, limit: SHOWN },
            abort.signal,
          );
          setFound({ total, names: items.map(({ fqdn }) => fqdn) });
        } catch {
          // The next key asks again; what was found stays.
        }
      },
      query ? WAIT_MS : 0,
    );
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query]);

  const put = (names: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const name of names) on ? next.add(name) : next.delete(name);
    setChosen(next);
  };

  return (
    <fieldset className="space-y-2" aria-describedby={error ? "acme-names-error" : "acme-names-hint"}>
      <legend className="font-medium text-sm">For certificates of</legend>
      <p id="acme-names-hint" className="text-ink-3 text-sm">
        The key sets and removes TXT records at <code className="font-mono">_acme-challenge</code> of these
        names and of hosts below them. It sees and changes nothing else.
      </p>
      {[...chosen].map((name) => (
        <input key={name} type="checkbox" name="acmeNames" value={name} checked readOnly hidden />
      ))}
      <div className="rounded-md border border-line">
        <div className="border-line border-b p-2">
          <SearchInput
            aria-label="Search your names"
            placeholder="Search your names"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        </div>
        <section aria-label="Your names" {...SCROLL_BOX} className="max-h-48 overflow-y-auto px-3 py-2">
          <Results found={found} chosen={chosen} put={put} query={query} />
        </section>
      </div>
      {error && (
        <p id="acme-names-error" role="alert" className="text-bad text-sm">
          {error}
        </p>
      )}
      <Chosen names={[...chosen]} remove={(name) => put([name], false)} clear={() => setChosen(new Set())} />
    </fieldset>
  );
}

function Results({
  found,
  chosen,
  put,
  query,
}: {
  found: Found | null;
  chosen: ReadonlySet<string>;
  put: (names: readonly string[], on: boolean) => void;
  query: string;
}) {
  if (!found) return <p className="text-ink-3 text-sm">Looking for your names…</p>;
  if (found.names.length === 0) {
    return (
      <p className="text-ink-3 text-sm">
        {query ? `No name of yours has “${query}” in it` : "There is no name in this account yet"}
      </p>
    );
  }
  const rest = found.names.filter((name) => !chosen.has(name));
  return (
    <>
      {found.names.map((name) => (
        <Checkbox
          key={name}
          checked={chosen.has(name)}
          onChange={(event) => put([name], event.target.checked)}
          label={<span className="font-mono text-sm [overflow-wrap:anywhere]">{name}</span>}
        />
      ))}
      <p className="flex flex-wrap items-center gap-x-3 pt-1 text-ink-3 text-sm">
        {found.total > found.names.length && (
          <span>
            The first {found.names.length} of {found.total}: search for the others.
          </span>
        )}
        {rest.length > 1 && (
          <Button size="sm" variant="ghost" onClick={() => put(rest, true)}>
            Choose these {rest.length}
          </Button>
        )}
      </p>
    </>
  );
}

/** Chosen names that fit on a line or two; of more only the number. */
const MOST_CHIPS = 12;

function Chosen({
  names,
  remove,
  clear,
}: {
  names: readonly string[];
  remove: (name: string) => void;
  clear: () => void;
}) {
  if (names.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-sm">
      <span className="text-ink-2">
        {names.length} {names.length === 1 ? "name" : "names"} chosen
      </span>
      {names.length <= MOST_CHIPS &&
        names.map((name) => (
          <button
            key={name}
            type="button"
            aria-label={`Leave ${name} out`}
            onClick={() => remove(name)}
            className="inline-flex h-6 max-w-full items-center gap-1 rounded bg-hover px-1.5 font-mono text-xs hover:text-bad"
          >
            <span className="truncate">{name}</span>
            <Icon name="x" size={12} />
          </button>
        ))}
      {names.length > 1 && (
        <Button size="sm" variant="ghost" onClick={clear}>
          Leave all out
        </Button>
      )}
    </div>
  );
}

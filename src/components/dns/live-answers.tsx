"use client";

import clsx from "clsx";
import { useCallback, useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { ask, type Output } from "../trpc";
import { Status } from "../ui/badge";
import { Button, IconButton } from "../ui/button";
import { FaultAlert } from "../ui/fault-alert";
import { Skeleton } from "../ui/skeleton";
import { wholeName } from "./record";
import { ttlWords } from "./ttl";

type Check = Output<"dns.live">;

/** Asks the real nameservers for one set and shows what is stored beside what they answer. */
export function LiveAnswers({
  apex,
  name,
  type,
  onClose,
}: {
  apex: string;
  name: string;
  type: string;
  onClose: () => void;
}) {
  const [check, setCheck] = useState<Check | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(true);

  const look = useCallback(
    async (signal?: AbortSignal) => {
      setBusy(true);
      try {
        setCheck(await ask("dns.live", { name: apex, owner: name, type }, signal));
        setFault(null);
      } catch (error) {
        if (signal?.aborted) return;
        setFault(asFault(error));
      }
      setBusy(false);
    },
    [apex, name, type],
  );
  useEffect(() => {
    const abort = new AbortController();
    void look(abort.signal);
    return () => abort.abort();
  }, [look]);

  return (
    <section
      aria-label={`Is ${type} ${name} live?`}
      aria-busy={busy}
      className="whitespace-normal bg-sunken px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-medium">
          Asked for <span className="break-all font-mono text-sm">{wholeName(name, apex)}</span> {type}
        </h3>
        <span aria-live="polite">{check && !fault && <Verdict check={check} />}</span>
        <span className="ml-auto flex items-center gap-1">
          <Button size="sm" icon="refresh-cw" busy={busy} onClick={() => look()}>
            Ask again
          </Button>
          <IconButton icon="x" label="Close the live answer" onClick={onClose} />
        </span>
      </div>
      {fault && (
        <div className="mt-2">
          <FaultAlert fault={fault} />
        </div>
      )}
      {!check && !fault && <Skeleton className="mt-3 h-16 w-full" />}
      {check && (
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          <Values title="Stored here" values={check.stored} other={null} note={null} />
          {check.answers.map((answer) => (
            <Values
              key={answer.server}
              title={`Answered by ${answer.server}`}
              values={answer.values}
              other={check.stored}
              note={
                answer.error ??
                [
                  answer.rcode !== "NOERROR" && answer.rcode,
                  answer.ttl !== null && `TTL ${ttlWords(answer.ttl)}`,
                  `${Math.round(answer.milliseconds)} ms`,
                ]
                  .filter(Boolean)
                  .join(" · ")
              }
            />
          ))}
        </div>
      )}
    </section>
  );
}

function Verdict({ check }: { check: Check }) {
  if (check.isLive) return <Status tone="ok">Live: answered as stored</Status>;
  if (check.answers.every(({ error }) => error !== null)) return <Status tone="bad">No answer</Status>;
  return <Status tone="warn">Not the same yet</Status>;
}

function Values({
  title,
  values,
  other,
  note,
}: {
  title: string;
  values: readonly string[];
  /** What they are compared with. */
  other: readonly string[] | null;
  note: string | null;
}) {
  return (
    <div className="min-w-0 rounded-md border border-line bg-surface px-3 py-2">
      <h4 className="text-ink-3 text-sm">{title}</h4>
      {values.length === 0 ? (
        <p className="py-0.5 text-ink-2">Nothing</p>
      ) : (
        <ul className="max-h-48 overflow-y-auto font-mono text-sm">
          {values.map((value) => {
            const differs = other !== null && !other.includes(value);
            return (
              <li key={value} className={clsx("break-all py-0.5", differs && "text-warn")}>
                {value}
                {differs && <span className="font-sans"> (not stored)</span>}
              </li>
            );
          })}
        </ul>
      )}
      {note && <p className="mt-1 text-ink-3 text-sm">{note}</p>}
    </div>
  );
}

"use client";

import clsx from "clsx";
import { useEffect, useRef, useState } from "react";
import { asFault } from "../fault";
import { ask, type Output } from "../trpc";
import { Button, IconButton } from "../ui/button";
import { Icon } from "../ui/icon";
import { Spinner } from "../ui/spinner";

/** What was just applied: by an edit, an import, or taking a change back. */
export interface Applied {
  readonly apex: string;
  readonly serial: number;
  readonly changeId: string | null;
  readonly added: Output<"dns.applyChanges">["added"];
  readonly removed: Output<"dns.applyChanges">["removed"];
  readonly noted: number;
}

const ASK_EVERY_MS = 400;
/** After this long without an answer it says so, and asks less often. */
const SLOW_AFTER_MS = 20_000;
/** Sets asked for on DNS: enough to know that the change is out. */
const MOST_SETS = 3;

type Stage = "saved" | "published" | "answering";

/** The way of a change: saved, taken by the nameservers, answered on DNS. Undo takes it back. */
export function PublishProgress({
  applied,
  onUndo,
  onClose,
  undoing,
}: {
  applied: Applied;
  /** Absent for what was itself an undo. */
  onUndo?: () => void;
  undoing: boolean;
  onClose: () => void;
}) {
  const { stage, seconds, problem } = useStage(applied);
  const count = new Set([...applied.added, ...applied.removed].map(({ owner, type }) => `${owner} ${type}`))
    .size;
  const done = stage === "answering";
  return (
    <section
      aria-label="The change on its way"
      className="sticky bottom-18 z-10 mt-4 rounded-lg border border-line bg-raised py-2.5 pr-2.5 pl-4 shadow-lg md:bottom-4"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <ol role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Step state="done">Saved</Step>
          <Step state={stage === "saved" ? "now" : "done"}>Published, serial {applied.serial}</Step>
          <Step state={done ? "done" : stage === "published" ? "now" : "later"}>
            {done
              ? `Answering on DNS${seconds === null ? "" : ` after ${seconds.toFixed(1)} s`}`
              : "Answering on DNS"}
          </Step>
        </ol>
        <div className="flex items-center gap-2">
          {onUndo && applied.changeId && (
            <Button icon="undo-2" busy={undoing} onClick={onUndo}>
              Undo
            </Button>
          )}
          <IconButton icon="x" label="Close" size="md" onClick={onClose} />
        </div>
      </div>
      <p className="mt-1 text-ink-3 text-sm">
        {problem ??
          (done
            ? `${count} ${count === 1 ? "set of records has" : "sets of records have"} changed. Resolvers that asked before keep the old answer until its TTL ends.`
            : "This takes about a second.")}
      </p>
    </section>
  );
}

function Step({ state, children }: { state: "done" | "now" | "later"; children: React.ReactNode }) {
  return (
    <li
      className={clsx(
        "flex items-center gap-1.5 not-first:before:mr-1 not-first:before:text-ink-3 not-first:before:content-['→']",
        state === "done" ? "font-medium text-ok" : state === "now" ? "font-medium text-ink" : "text-ink-3",
      )}
    >
      {state === "done" ? (
        <Icon name="circle-check" label="Done:" />
      ) : state === "now" ? (
        <Spinner />
      ) : (
        <Icon name="circle-dashed" label="Still to come:" />
      )}
      {children}
    </li>
  );
}

/** Asks where the change is until it answers on DNS. */
function useStage(applied: Applied) {
  const [stage, setStage] = useState<Stage>("saved");
  const [problem, setProblem] = useState<string | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const began = useRef(performance.now());

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    let timer = 0;
    began.current = performance.now();
    setStage("saved");
    setSeconds(null);
    const round = async () => {
      const took = performance.now() - began.current;
      try {
        const next = await look(applied, signal);
        setStage(next);
        setProblem(null);
        if (next === "answering") {
          setSeconds((performance.now() - began.current) / 1000);
          return;
        }
        if (took > SLOW_AFTER_MS) {
          setProblem(
            next === "saved"
              ? "The nameservers have not taken it yet. It is saved and will be tried again by itself."
              : "Published, but the nameservers do not answer it yet. Ask “is it live?” beside a record for details.",
          );
        }
      } catch (error) {
        if (signal.aborted) return;
        setProblem(`The change is saved. Where it is cannot be seen now: ${asFault(error).message}`);
      }
      timer = window.setTimeout(round, took > SLOW_AFTER_MS ? ASK_EVERY_MS * 10 : ASK_EVERY_MS);
    };
    void round();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [applied]);

  return { stage, problem, seconds };
}

async function look({ apex, serial, added, removed }: Applied, signal: AbortSignal): Promise<Stage> {
  const status = await ask("dns.status", { name: apex }, signal);
  if (status.publishedSerial < serial) return "saved";
  const sets = new Map([...added, ...removed].map((row) => [`${row.owner} ${row.type}`, row]));
  const checks = await Promise.all(
    [...sets.values()]
      .slice(0, MOST_SETS)
      .map(({ owner, type }) => ask("dns.live", { name: apex, owner, type }, signal)),
  );
  return checks.every(({ isLive }) => isLive) ? "answering" : "published";
}

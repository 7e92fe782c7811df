"use client";

import { useState } from "react";
import type { Input } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Field } from "../ui/field";
import { Input as TextInput } from "../ui/input";
import { durationInWords } from "./duration";
import { type Going, goOn } from "./go-on";
import { asMilestone, MILESTONE_WORDS } from "./milestone-words";

type Target = Input<"console.clock.advance">["target"];

const TITLES: Readonly<Record<string, string>> = { next: "to what is due next", until: "to a day" };

/** Asks before a namespace's clock moves on, shows how far it has come, and hands over what followed. */
export default function MoveDialog({
  namespace,
  move,
  name,
  names,
  onDone,
  onClose,
}: {
  namespace: string;
  /** `next`, `until`, seconds, or a milestone of `name`. */
  move: string;
  name: string | null;
  /** Living ones of the namespace. */
  names: number;
  onDone: (going: Going) => void;
  onClose: () => void;
}) {
  const [day, setDay] = useState("");
  const [going, setGoing] = useState<Going | null>(null);
  const milestone = name === null ? null : asMilestone(move);
  const seconds = /^\d{1,9}$/.test(move) ? Number(move) : null;
  const where =
    milestone && name
      ? MILESTONE_WORDS[milestone].to.toLowerCase().replace("its", `the`)
      : (TITLES[move] ?? `by ${durationInWords(seconds ?? 0)}`);
  const targetOf = (): Target => {
    if (milestone && name) return { kind: "name", name, milestone };
    if (move === "until") return { kind: "until", at: day === "" ? "" : `${day}T00:00:00Z` };
    return seconds === null ? { kind: "next" } : { kind: "by", seconds };
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Move the clock on ${where}${milestone && name ? ` of ${name}` : ""}?`}
      confirmLabel="Move the clock on"
      onConfirm={async () => onDone(await goOn(namespace, targetOf(), setGoing))}
    >
      <p>
        {names === 1 ? "The one name" : `All ${names.toLocaleString("en")} names`} under{" "}
        <span className="font-mono text-ink">{namespace}</span> {names === 1 ? "becomes" : "become"} older:
        the dates of registration, expiry, redemption and release, of transfers that wait and of renewals that
        are not paid.
      </p>
      <p>
        What is due on the way is carried out as on those days: mails are written, names leave DNS, are
        deleted and released. It cannot be turned back.
      </p>
      {move === "until" && (
        <Field label="Day" hint="As the pages show the dates of names: it becomes today">
          {(aria) => (
            <TextInput {...aria} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          )}
        </Field>
      )}
      {going && <Progress going={going} />}
    </ConfirmDialog>
  );
}

function Progress({ going: { advancedSeconds, secondsLeft, stoppedBy } }: { going: Going }) {
  const all = advancedSeconds + secondsLeft;
  return (
    <div role="status" className="space-y-1">
      <progress className="w-full" max={all || 1} value={advancedSeconds} />
      <p className="text-sm tabular-nums">
        {durationInWords(advancedSeconds)} of {durationInWords(all)}
        {stoppedBy === "payments" && "; a card is being charged"}
      </p>
    </div>
  );
}

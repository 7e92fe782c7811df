"use client";

import { useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { ask, type Output, tell } from "../trpc";
import { Checkbox } from "../ui/choice";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { FaultAlert } from "../ui/fault-alert";
import { Field } from "../ui/field";
import { Input, Select } from "../ui/input";
import { toast } from "../ui/toast";
import type { Endpoint } from "./endpoint-words";

const HOUR = 3_600_000;
const ASK_AFTER_MS = 200;

/** Sends again what has not arrived since a time, once it has said how many that are. */
export default function ReplayDialog({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }) {
  const [choice, setChoice] = useState(endpoint.lastSuccessAt ? "success" : "24");
  const [own, setOwn] = useState("");
  const [all, setAll] = useState(false);
  const [openedAt] = useState(() => Date.now());
  const since = sinceOf(choice, own, endpoint, openedAt);
  const { found, fault } = useCount(endpoint.id, since, all);
  const count = found ? found.missed + found.waiting : 0;

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Replay what has not arrived"
      confirmLabel={found ? sendLabel(count) : "Counting…"}
      disabled={count === 0}
      onConfirm={async () => {
        if (since === null) return;
        const sent = await tell("webhooks.replaySince", { id: endpoint.id, since, all });
        toast({
          tone: "ok",
          text: sent.isComplete
            ? `${sent.count} are on their way`
            : `${sent.count} are on their way: replay again for the rest once they have arrived`,
        });
      }}
    >
      <Field label="What happened">
        {(aria) => (
          <Select {...aria} value={choice} onChange={(event) => setChoice(event.target.value)}>
            {endpoint.lastSuccessAt && <option value="success">Since the last success</option>}
            <option value="1">In the last hour</option>
            <option value="24">In the last 24 hours</option>
            <option value="168">In the last 7 days</option>
            <option value="720">In the last 30 days</option>
            <option value="own">Since a time…</option>
          </Select>
        )}
      </Field>
      {choice === "own" && (
        <Field label="Since (your time)">
          {(aria) => (
            <Input
              {...aria}
              type="datetime-local"
              value={own}
              onChange={(event) => setOwn(event.target.value)}
            />
          )}
        </Field>
      )}
      <Checkbox
        checked={all}
        onChange={(event) => setAll(event.target.checked)}
        label="Also what has arrived"
        hint="For a receiver that lost it. Each event keeps its webhook-id."
      />
      {fault && <FaultAlert fault={fault} />}
      <p role="status" className="text-ink">
        {found && <Words {...found} />}
      </p>
    </ConfirmDialog>
  );
}

function sendLabel(count: number): string {
  if (count === 0) return "Nothing to send";
  return count === 1 ? "Send 1 event again" : `Send ${count} events again`;
}

function Words({ missed, waiting, isComplete }: Output<"webhooks.countMissed">) {
  if (missed + waiting === 0) return "Nothing is missing since then.";
  const parts = [
    missed > 0 && `${isComplete ? missed : `The oldest ${missed}`} that were sent in vain, or not at all`,
    waiting > 0 && `${waiting} that wait for the next try, at once`,
  ];
  return `${parts.filter(Boolean).join("; ")}. The same webhook-id, in order for each name.`;
}

/** ISO text of the chosen time; null while there is none. */
function sinceOf(choice: string, own: string, { lastSuccessAt }: Endpoint, openedAt: number): string | null {
  if (choice === "success") return lastSuccessAt;
  if (choice !== "own") return new Date(openedAt - Number(choice) * HOUR).toISOString();
  const at = new Date(own);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** How many a replay would send, asked shortly after the choice was made. */
function useCount(id: string, since: string | null, all: boolean) {
  const [found, setFound] = useState<Output<"webhooks.countMissed"> | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  useEffect(() => {
    setFound(null);
    setFault(null);
    if (since === null) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        setFound(await ask("webhooks.countMissed", { id, since, all }, abort.signal));
      } catch (error) {
        if (!abort.signal.aborted) setFault(asFault(error));
      }
    }, ASK_AFTER_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [id, since, all]);
  return { found, fault };
}

"use client";

import { useCallback, useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { ask, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Sheet } from "../ui/dialog";
import { EmptyState } from "../ui/empty-state";
import { FaultAlert } from "../ui/fault-alert";
import { Skeleton } from "../ui/skeleton";
import { Time } from "../ui/time";
import { diffRows } from "./diff";
import type { Applied } from "./publish-progress";
import { SetDiffs } from "./set-diff";

type Change = Output<"dns.history">["changes"][number];

const PER_PAGE = 20;
/** Sets shown of a large change. */
const MOST_SETS = 40;

/** What was changed, by whom and when; each change can be looked at and taken back. */
export function HistoryPanel({
  apex,
  canRevert,
  onApplied,
  onClose,
}: {
  apex: string;
  canRevert: boolean;
  onApplied: (applied: Applied) => void;
  onClose: () => void;
}) {
  const [changes, setChanges] = useState<readonly Change[] | null>(null);
  const [nextAfter, setNextAfter] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  const load = useCallback(
    async (after?: string) => {
      setBusy("more");
      try {
        const page = await ask("dns.history", { name: apex, limit: PER_PAGE, after });
        setChanges((before) => [...(after ? (before ?? []) : []), ...page.changes]);
        setNextAfter(page.nextAfter);
      } catch (error) {
        setFault(asFault(error));
      }
      setBusy(null);
    },
    [apex],
  );
  useEffect(() => void load(), [load]);

  const revert = async (changeId: string) => {
    setBusy(changeId);
    setFault(null);
    try {
      onApplied(await tell("dns.revert", { name: apex, changeId }));
    } catch (error) {
      setFault(asFault(error));
      setBusy(null);
    }
  };

  return (
    <Sheet
      open
      onClose={onClose}
      size="lg"
      title="History"
      description={`Every change of ${apex}, newest first.`}
    >
      <div className="space-y-4">
        {fault && <FaultAlert fault={fault} title="It was not taken back" />}
        {changes === null && !fault && <Skeleton className="h-32 w-full" />}
        {changes?.length === 0 && (
          <EmptyState icon="rotate-ccw-clock" title="No changes yet">
            Each change you apply is kept here, with what it added and removed, and a way back.
          </EmptyState>
        )}
        <ol className="space-y-5">
          {changes?.map((change) => (
            <li key={change.id}>
              <ChangeHead
                change={change}
                canRevert={canRevert}
                busy={busy === change.id}
                disabled={busy !== null}
                onRevert={() => revert(change.id)}
              />
              <ChangeDiff change={change} />
            </li>
          ))}
        </ol>
        {nextAfter && (
          <Button wide busy={busy === "more"} onClick={() => load(nextAfter)}>
            Show older changes
          </Button>
        )}
      </div>
    </Sheet>
  );
}

function ChangeHead({
  change,
  canRevert,
  busy,
  disabled,
  onRevert,
}: {
  change: Change;
  canRevert: boolean;
  busy: boolean;
  disabled: boolean;
  onRevert: () => void;
}) {
  return (
    <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <p className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">
          <Time at={change.at} />
        </span>{" "}
        by {change.actor}
        <span className="text-ink-3 text-sm"> · serial {change.serial}</span>
      </p>
      {canRevert && (
        <Button
          size="sm"
          icon="undo-2"
          busy={busy}
          disabled={disabled}
          aria-label={`Revert the change of serial ${change.serial}`}
          onClick={onRevert}
        >
          Revert
        </Button>
      )}
    </div>
  );
}

function ChangeDiff({ change }: { change: Change }) {
  const sets = diffRows(change.removed, change.added);
  return (
    <>
      <SetDiffs sets={sets.slice(0, MOST_SETS)} />
      {sets.length > MOST_SETS && (
        <p className="mt-2 text-ink-3 text-sm">and {sets.length - MOST_SETS} more names and types</p>
      )}
    </>
  );
}

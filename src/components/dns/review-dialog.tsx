"use client";

import { useCallback, useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { ask, type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button, IconButton } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { Skeleton } from "../ui/skeleton";
import { faultsByChange, toBatch } from "./batch";
import { countLines, diffStaged } from "./diff";
import { SetDiffs } from "./set-diff";
import { discard, type Staged, type StagedFault } from "./staged";

type Zone = Output<"dns.list">;

/** Shows what staged changes make of the zone as it is now, set by set, and applies them. */
export function ReviewDialog({
  apex,
  serial,
  staged,
  faults,
  onStaged,
  onFaults,
  onApplied,
  onClose,
}: {
  apex: string;
  /** The serial that the table shows. */
  serial: number;
  staged: Staged;
  faults: ReadonlyMap<string, readonly StagedFault[]>;
  onStaged: (staged: Staged) => void;
  onFaults: (faults: ReadonlyMap<string, readonly StagedFault[]>) => void;
  onApplied: (applied: Output<"dns.applyChanges">) => void;
  /** `isOld` when the table shows an older state than the dialog did. */
  onClose: (isOld: boolean) => void;
}) {
  const [zone, setZone] = useState<Zone | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  const look = useCallback(async () => {
    try {
      setZone(await ask("dns.list", { name: apex }));
    } catch (error) {
      setFault(asFault(error));
    }
  }, [apex]);
  useEffect(() => void look(), [look]);

  const gone = zone
    ? [...staged.values()].filter(
        (change) => change.kind !== "add" && !zone.records.some(({ id }) => id === change.before.id),
      )
    : [];
  const sets = zone ? diffStaged(zone.records, staged, zone.defaultTtl) : [];
  const { added, removed, noted } = countLines(sets);
  const isOld = zone !== null && zone.serial !== serial;

  const lookAgain = async () => {
    setFault(null);
    await look();
  };
  const dropGone = () => {
    let next = staged;
    for (const { key } of gone) next = discard(next, key);
    onStaged(next);
    if (next.size === 0) onClose(isOld);
  };
  const drop = (key: string) => {
    const next = discard(staged, key);
    onStaged(next);
    onFaults(new Map([...faults].filter(([at]) => at !== key)));
    setFault(null);
    if (next.size === 0) onClose(isOld);
  };
  const apply = async () => {
    if (!zone) return;
    const { batch, keys } = toBatch(staged);
    setBusy(true);
    setFault(null);
    onFaults(new Map());
    try {
      onApplied(await tell("dns.applyChanges", { name: apex, ...batch, expectedSerial: zone.serial }));
    } catch (error) {
      const failed = asFault(error);
      setFault(failed);
      if (failed.code === "invalid_record") onFaults(faultsByChange(failed.details, keys));
    }
    setBusy(false);
  };

  return (
    <Dialog
      open
      onClose={() => onClose(isOld)}
      locked={busy}
      size="lg"
      title={`Review ${staged.size} ${staged.size === 1 ? "change" : "changes"}`}
      description={
        zone
          ? `${added} ${added === 1 ? "record appears" : "records appear"}, ${removed} ${removed === 1 ? "vanishes" : "vanish"}${noted > 0 ? `, ${noted} ${noted === 1 ? "gets" : "get"} other notes` : ""}. All of it is applied at once, or nothing.`
          : "Reading the zone as it is now."
      }
      footer={
        <>
          <Button onClick={() => onClose(isOld)} disabled={busy}>
            Go on editing
          </Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={zone === null || gone.length > 0 || fault?.code === "record_conflict"}
            onClick={apply}
          >
            Apply
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {fault && <ApplyFault fault={fault} count={faults.size} onLookAgain={lookAgain} />}
        {!fault && isOld && (
          <Alert tone="info" title="The zone was changed since you opened this page" live>
            What you see below is the newest state with your changes on it.
          </Alert>
        )}
        {gone.length > 0 && (
          <Alert
            tone="warn"
            live
            title={`${gone.length} of your changes ${gone.length === 1 ? "is of a record that is" : "are of records that are"} no longer there`}
            action={<Button onClick={dropGone}>Drop {gone.length === 1 ? "it" : "them"}</Button>}
          >
            Somebody removed or replaced {gone.length === 1 ? "it" : "them"} meanwhile.
          </Alert>
        )}
        {zone ? (
          <SetDiffs
            sets={sets}
            aside={(line) =>
              line.key &&
              staged.has(line.key) && (
                <IconButton
                  icon="undo-2"
                  label={`Discard the change of ${line.text.slice(0, 80)}`}
                  onClick={() => drop(line.key ?? "")}
                />
              )
            }
          />
        ) : (
          !fault && <Skeleton className="h-40 w-full rounded-md" />
        )}
      </div>
    </Dialog>
  );
}

function ApplyFault({ fault, count, onLookAgain }: { fault: Fault; count: number; onLookAgain: () => void }) {
  if (fault.code === "record_conflict") {
    return (
      <Alert
        tone="warn"
        live
        title="Somebody else changed this zone while you were editing"
        code={fault.requestId && `${fault.code} · request ${fault.requestId}`}
      >
        <p>Nothing of yours was applied. Look at the newest state, with your changes on it, then apply.</p>
        <Button size="sm" icon="refresh-cw" className="mt-2" onClick={onLookAgain}>
          Look again
        </Button>
      </Alert>
    );
  }
  if (count === 0) return <FaultAlert fault={fault} />;
  return (
    <FaultAlert
      fault={fault}
      title={
        count === 1
          ? "One change needs a fix; nothing was applied"
          : `${count} changes need a fix; nothing was applied`
      }
    />
  );
}

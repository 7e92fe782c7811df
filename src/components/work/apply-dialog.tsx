"use client";

import { tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { Skeleton } from "../ui/skeleton";
import { toast } from "../ui/toast";
import { useAction } from "../use-action";
import { useWork } from "./use-work";
import { WorkDiff } from "./work-diff";
import { WORK_COMMAND_LABELS } from "./work-words";

/** Applies one piece of work. */
export default function ApplyDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { work, absent } = useWork(id);
  const { run, busy, fault } = useAction({ quiet: true });

  const isDecided = work !== null && work.state !== "pending";
  const isConflict = fault?.code === "record_conflict" || work?.standing.is === "changed";
  const apply = async () => {
    const done = await run(async () => {
      const { fqdn, outcome, why } = await tell("console.work.applyOne", { id, force: isConflict });
      toast(
        outcome === "applied"
          ? { tone: "ok", text: `${fqdn}: applied` }
          : { tone: "info", text: `Withdrawn, there was nothing left to apply: ${why}` },
      );
    });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      locked={busy}
      title={work ? `Apply to ${work.fqdn}?` : "Apply"}
      description={work && `${WORK_COMMAND_LABELS[work.command]}, asked for by ${work.channel.slug}`}
      footer={
        <>
          <Button data-first onClick={onClose} disabled={busy}>
            Cancel
          </Button>
          <Button
            variant={isConflict || work?.command === "delete_domain" ? "danger" : "primary"}
            busy={busy}
            disabled={work === null || isDecided}
            onClick={apply}
          >
            {isConflict ? "Apply all the same" : "Apply"}
          </Button>
        </>
      }
    >
      {absent && <FaultAlert fault={absent} />}
      {!work && !absent && <Skeleton className="h-20 w-full" />}
      {work && (
        <div className="space-y-4">
          <WorkDiff changes={work.changes} />
          {isDecided && (
            <Alert title="It was decided meanwhile">Close this and look at the list again.</Alert>
          )}
          {work.standing.is === "gone" && (
            <Alert tone="warn" title="There is nothing left to apply">
              {work.standing.why}. Applying it withdraws it.
            </Alert>
          )}
          {work.standing.is === "changed" && (
            <Alert tone="warn" title="The name has changed since it was asked for">
              {work.standing.why}.
            </Alert>
          )}
          {fault && <FaultAlert fault={fault} />}
        </div>
      )}
    </Dialog>
  );
}

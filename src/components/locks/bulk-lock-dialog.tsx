"use client";

import { useState } from "react";
import type { BulkName } from "../names/bulk-bar";
import { BulkDone, type BulkOutcome, countOf } from "../names/bulk-outcomes";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { useAction } from "../use-action";

/** Puts several names under registry lock, and tells what became of each. */
export default function BulkLockDialog({
  names,
  onClose,
}: {
  names: readonly BulkName[];
  /** `done` when something was sent. */
  onClose: (done: boolean) => void;
}) {
  const [chosen] = useState(names);
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[] | null>(null);
  const { run, busy, fault } = useAction({ quiet: true });
  const count = countOf(chosen.length);

  if (outcomes) {
    return (
      <BulkDone
        outcomes={outcomes}
        names={chosen}
        participle="locked"
        success={() => "Under registry lock"}
        onClose={() => onClose(true)}
      />
    );
  }

  const lock = () =>
    run(async () => {
      setOutcomes(await tell("names.bulkRegistryLock", { names: chosen.map((name) => name.fqdn) }));
    });
  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      locked={busy}
      size="sm"
      title={`Put ${count} under registry lock?`}
      footer={
        <>
          <Button onClick={() => onClose(false)} disabled={busy}>
            Cancel
          </Button>
          <Button variant="primary" busy={busy} onClick={lock}>
            {`Lock ${count}`}
          </Button>
        </>
      }
    >
      <div className="space-y-3 text-ink-2">
        <p>
          Settings, nameservers and contacts stay as they are, and none can be deleted or moved. DNS records
          can be changed.
        </p>
        <p>The lock is taken off name by name, by an owner or admin with a code of their second factor.</p>
        {fault && <FaultAlert fault={fault} />}
      </div>
    </Dialog>
  );
}

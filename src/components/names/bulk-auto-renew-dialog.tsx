"use client";

import { useState } from "react";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { Radio } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { useAction } from "../use-action";
import type { BulkName } from "./bulk-bar";
import { BulkDone, type BulkOutcome, countOf } from "./bulk-outcomes";

/** Switches auto-renew of several names, and tells what became of each. */
export default function BulkAutoRenewDialog({
  names,
  onClose,
}: {
  names: readonly BulkName[];
  /** `done` when something was sent. */
  onClose: (done: boolean) => void;
}) {
  const [chosen] = useState(names);
  const [autoRenew, setAutoRenew] = useState(!names.every((name) => name.autoRenew));
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[] | null>(null);
  const { run, busy, fault } = useAction({ quiet: true });
  const count = countOf(chosen.length);
  const onNow = chosen.filter((name) => name.autoRenew).length;

  const save = () =>
    run(async () => {
      setOutcomes(await tell("names.bulkAutoRenew", { names: chosen.map((name) => name.fqdn), autoRenew }));
    });

  if (outcomes) {
    return (
      <BulkDone
        outcomes={outcomes}
        names={chosen}
        participle="changed"
        success={() => `Auto-renew is ${autoRenew ? "on" : "off"}`}
        onClose={() => onClose(true)}
      />
    );
  }

  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      locked={busy}
      size="sm"
      title={`Auto-renew of ${count}`}
      description={`On for ${onNow} of them now.`}
      footer={
        <>
          <Button onClick={() => onClose(false)} disabled={busy}>
            Cancel
          </Button>
          <Button variant="primary" busy={busy} onClick={save}>
            {`Turn ${autoRenew ? "on" : "off"} for ${count}`}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <Radio
          name="auto-renew"
          label="Turn on"
          hint="Each is renewed for a year when it expires, from your balance"
          checked={autoRenew}
          onChange={() => setAutoRenew(true)}
        />
        <Radio
          name="auto-renew"
          label="Turn off"
          hint="Each expires at its date, unless somebody renews it"
          checked={!autoRenew}
          onChange={() => setAutoRenew(false)}
        />
        {fault && <FaultAlert fault={fault} />}
      </div>
    </Dialog>
  );
}

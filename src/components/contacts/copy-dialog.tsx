"use client";

import { useState } from "react";
import { BulkDone, type BulkOutcome, countOf } from "../names/bulk-outcomes";
import { type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { useAction } from "../use-action";
import type { ContactEntry } from "./entry";

/** Offers to give names that had a copy of an entry what it says since it was changed. */
export function CopyDialog({
  entry,
  copies: { names, total },
  onClose,
}: {
  entry: ContactEntry;
  copies: Output<"contacts.names">;
  onClose: () => void;
}) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[] | null>(null);
  const { run, busy, fault } = useAction({ quiet: true });
  const chosen = names.filter(({ fqdn }) => !left.has(fqdn));

  if (outcomes) {
    return (
      <BulkDone
        outcomes={outcomes}
        names={names}
        participle="changed"
        success={() => "Has the new contact"}
        onClose={onClose}
      />
    );
  }
  const use = () =>
    run(async () => {
      const to = chosen.map(({ fqdn, roles }) => ({ name: fqdn, roles: [...roles] }));
      setOutcomes(await tell("contacts.copyToNames", { contactId: entry.id, to }));
    });
  const toggle = (fqdn: string, on: boolean) => {
    const next = new Set(left);
    if (on) next.delete(fqdn);
    else next.add(fqdn);
    setLeft(next);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      locked={busy}
      title={`Use it for ${countOf(names.length)}?`}
      description={
        total > names.length
          ? `The contact is saved. ${total} names say what it said before: these are the first ${names.length}.`
          : "The contact is saved. These names say what it said before."
      }
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            Leave them
          </Button>
          <Button variant="primary" busy={busy} disabled={chosen.length === 0} onClick={use}>
            {`Use for ${countOf(chosen.length)}`}
          </Button>
        </>
      }
    >
      <ul className="max-h-72 space-y-1 overflow-y-auto">
        {names.map(({ fqdn, unicode, roles }) => (
          <li key={fqdn} className="[overflow-wrap:anywhere]">
            <Checkbox
              label={unicode}
              hint={roles.join(", ")}
              checked={!left.has(fqdn)}
              onChange={(event) => toggle(fqdn, event.target.checked)}
            />
          </li>
        ))}
      </ul>
      {fault && <FaultAlert fault={fault} />}
    </Dialog>
  );
}

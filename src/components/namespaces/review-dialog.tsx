"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { asFault, type Fault } from "../fault";
import { type Input, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { Table, Td, Th } from "../ui/table";
import { toast } from "../ui/toast";
import { FIELD_WORDS, type PolicyField, type PolicyValues, valueInWords } from "./policy-words";

/** What would change of a namespace's rules, before and after, with the button that does it. */
export default function ReviewDialog({
  name,
  policy,
  changes,
  onClose,
}: {
  name: string;
  policy: PolicyValues;
  changes: Partial<PolicyValues>;
  onClose: () => void;
}) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const fields = Object.keys(changes) as PolicyField[];
  const save = async () => {
    setBusy(true);
    setFault(null);
    try {
      await tell("console.namespaces.update", {
        name,
        changes: changes as Input<"console.namespaces.update">["changes"],
      });
      toast({ tone: "ok", text: `${name} follows the new rules` });
      onClose();
      router.refresh();
    } catch (error) {
      setFault(asFault(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      locked={busy}
      size="lg"
      title={`Change the rules of ${name}?`}
      description="They hold from the next command on. Names that are registered stay as they are."
      footer={
        <>
          <Button onClick={onClose} disabled={busy} data-first="">
            Back
          </Button>
          <Button variant="primary" busy={busy} onClick={save}>
            Save {fields.length === 1 ? "1 change" : `${fields.length} changes`}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <Table label="Changes" stack>
          <thead>
            <tr>
              <Th>Rule</Th>
              <Th>Now</Th>
              <Th>From now on</Th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field}>
                <Td head>{FIELD_WORDS[field].label}</Td>
                <Td label="Now" className="whitespace-normal text-ink-2 [overflow-wrap:anywhere]">
                  {valueInWords(field, policy[field])}
                </Td>
                <Td label="From now on" className="whitespace-normal [overflow-wrap:anywhere]">
                  {valueInWords(field, changes[field])}
                  <ListDiff before={policy[field]} after={changes[field]} field={field} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
        {(changes.nameservers || changes.hostmaster) && (
          <Alert tone="warn" title="Every zone is published anew">
            The namespace and all names hosted under it get the new records, with new serials. Have the new
            nameservers answer before you save.
          </Alert>
        )}
        {changes.listedFor?.length === 0 && (
          <Alert tone="warn" title="Nobody can register names here then">
            Names that exist are still renewed and managed.
          </Alert>
        )}
        {fault && <FaultAlert fault={fault} />}
      </div>
    </Dialog>
  );
}

/** Of a list, what comes and what goes: among sixteen scripts nobody sees one. */
function ListDiff({ before, after, field }: { before: unknown; after: unknown; field: PolicyField }) {
  if (!Array.isArray(before) || !Array.isArray(after)) return null;
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  return (
    <>
      {added.length > 0 && <span className="block text-ok">+ {valueInWords(field, added)}</span>}
      {removed.length > 0 && <span className="block text-bad">− {valueInWords(field, removed)}</span>}
    </>
  );
}

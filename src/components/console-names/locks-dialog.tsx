"use client";

import { ChoiceField, FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { NameInDialogs } from "./status-dialogs";

const LOCKS = [
  ["serverTransferProhibited", "Transfer", "It cannot be moved to another account"],
  ["serverUpdateProhibited", "Changes", "Its nameservers, contacts, records and privacy cannot be changed"],
  ["serverDeleteProhibited", "Deletion", "It cannot be deleted"],
  ["serverRenewProhibited", "Renewal", "It cannot be renewed, and will expire"],
] as const;

interface Values {
  name: string;
  statuses: string[];
  reason: string;
}

/** Sets what the registry forbids for a name, with a reason that its holder reads. */
export default function LocksDialog({ name, onClose }: { name: NameInDialogs; onClose: () => void }) {
  const { fqdn, unicode, serverStatuses } = name;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`What the registry forbids for ${unicode}`}
      description="What is ticked is forbidden to its holder and its registrar until an operator takes it away."
    >
      <Form<Values, { added: string[]; removed: string[] }>
        label="Locks of the registry"
        schema={async () => (await import("@/services/registry/schema")).setServerStatusesInput as never}
        fixed={{ name: fqdn }}
        submit={({ statuses, reason }) =>
          tell("console.names.setStatuses", {
            name: fqdn,
            // A hold is not this dialog's to change.
            statuses: [...statuses, ...serverStatuses.filter((one) => one === "serverHold")],
            reason,
          } as Input<"console.names.setStatuses">)
        }
        onDone={({ added, removed }) => {
          const isSame = added.length + removed.length === 0;
          toast({
            tone: isSame ? "info" : "ok",
            text: isSame ? "Nothing was changed" : `The locks of ${unicode} are set`,
          });
          onClose();
        }}
      >
        <ChoiceField name="statuses" label="Forbidden">
          {LOCKS.map(([status, label, hint]) => (
            <Checkbox
              key={status}
              name="statuses"
              value={status}
              defaultChecked={serverStatuses.includes(status)}
              label={
                <>
                  {label} <code className="ml-1 font-mono text-ink-3 text-xs">{status}</code>
                </>
              }
              hint={hint}
            />
          ))}
        </ChoiceField>
        <TextareaField
          name="reason"
          rows={3}
          label="Reason"
          hint="The holder reads it in the mail, and the log keeps it."
        />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Set locks</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

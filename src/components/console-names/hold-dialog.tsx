"use client";

import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { NameInDialogs } from "./status-dialogs";

type Statuses = Input<"console.names.setStatuses">["statuses"];

/** Puts a name on hold, or takes it off, with a reason that its holder reads. */
export default function HoldDialog({ name, onClose }: { name: NameInDialogs; onClose: () => void }) {
  const { fqdn, unicode, serverStatuses } = name;
  const isHeld = serverStatuses.includes("serverHold");
  const others = serverStatuses.filter((status) => status !== "serverHold");
  const statuses = (isHeld ? others : [...others, "serverHold"]) as Statuses;
  return (
    <Dialog
      open
      onClose={onClose}
      title={isHeld ? `Take ${unicode} off hold?` : `Put ${unicode} on hold?`}
      description={
        isHeld
          ? "It answers on DNS again within seconds, unless its holder has it on hold too."
          : "It stops answering on DNS within seconds: websites and mail under it no longer work. It stays with its holder, who is told by mail."
      }
    >
      <Form<Input<"console.names.setStatuses">, unknown>
        label={isHeld ? "Take off hold" : "Put on hold"}
        schema={async () => (await import("@/services/registry/schema")).setServerStatusesInput}
        fixed={{ name: fqdn, statuses }}
        submit={(input) => tell("console.names.setStatuses", input)}
        onDone={() => {
          toast({ tone: "ok", text: isHeld ? `${unicode} is off hold` : `${unicode} is on hold` });
          onClose();
        }}
      >
        <TextareaField
          name="reason"
          rows={3}
          label="Reason"
          hint="The holder reads it in the mail, and the log keeps it."
          autoFocus
        />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton variant={isHeld ? "primary" : "danger"}>
            {isHeld ? "Take off hold" : "Put on hold"}
          </SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

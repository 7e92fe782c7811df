"use client";

import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { toast } from "../ui/toast";
import { useWork } from "./use-work";
import { WorkDiff } from "./work-diff";

/** Rejects one piece of work for a reason that the registrar reads. */
export default function RejectDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { work, absent } = useWork(id);
  return (
    <Dialog
      open
      onClose={onClose}
      title={work ? `Reject what was asked for ${work.fqdn}?` : "Reject"}
      description="Nothing of the name changes. The registrar is told by mail and by event."
    >
      {absent && <FaultAlert fault={absent} />}
      {work && (
        <div className="mb-4">
          <WorkDiff changes={work.changes} />
        </div>
      )}
      <Form<Input<"console.work.reject">, void>
        label="Reject the work"
        schema={() => import("@/services/registrar/pending/schema").then((m) => m.rejectWorkInput)}
        fixed={{ id }}
        submit={(values) => tell("console.work.reject", values)}
        onDone={() => {
          toast({ tone: "ok", text: `${work?.fqdn ?? "The change"}: rejected` });
          onClose();
        }}
      >
        <TextareaField name="reason" label="Reason" hint="The registrar reads it" maxLength={2000} rows={4} />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Reject</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

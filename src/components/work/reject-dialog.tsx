"use client";

import { useRouter } from "next/navigation";
import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";

/** Rejects one piece of work for a reason that the registrar reads. */
export default function RejectDialog({
  id,
  fqdn,
  onClose,
}: {
  id: string;
  fqdn: string;
  onClose: () => void;
}) {
  const router = useRouter();
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Reject what was asked for ${fqdn}?`}
      description="Nothing of the name changes. The registrar is told by mail and by event."
    >
      <Form<Input<"console.work.reject">, void>
        label="Reject the work"
        schema={() => import("@/services/registrar/pending/schema").then((m) => m.rejectWorkInput)}
        fixed={{ id }}
        submit={(values) => tell("console.work.reject", values)}
        onDone={() => {
          toast({ tone: "ok", text: `${fqdn}: rejected` });
          onClose();
          router.refresh();
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

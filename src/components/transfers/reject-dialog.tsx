"use client";

import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { TransferInDialogs } from "./transfer-dialogs";
import { partyName } from "./transfer-words";

/** Keeps a name, for a reason that the other side reads. */
export default function RejectDialog({
  transfer: { id, fqdn, unicode, gaining },
  onClose,
}: {
  transfer: TransferInDialogs;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Keep ${unicode}?`}
      description={`${partyName(gaining)} is told, and gets the fee back. The code that was used is void.`}
    >
      <Form<Input<"transfers.reject">, Output<"transfers.reject">>
        label="Reject the transfer"
        schema={() => import("@/services/transfers/schema").then((m) => m.rejectTransferInput)}
        fixed={{ name: fqdn, transferId: id }}
        submit={(values) => tell("transfers.reject", values)}
        onDone={() => {
          toast({ tone: "ok", text: `${unicode} stays with you` });
          onClose();
        }}
      >
        <TextareaField name="reason" label="Reason" hint="The other side reads it" maxLength={500} rows={3} />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Reject the transfer</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

"use client";

import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { Unlock } from "./unlock-table";

/** Approves or refuses to take a registry lock off, with a reason that the holder reads. */
export default function DecideDialog({
  unlock: { id, fqdn, account, requestedBy, reason },
  decision,
  onClose,
}: {
  unlock: Unlock;
  decision: "approve" | "refuse";
  onClose: () => void;
}) {
  const isApproval = decision === "approve";
  return (
    <Dialog
      open
      onClose={onClose}
      title={isApproval ? `Take the registry lock of ${fqdn} off?` : `Keep ${fqdn} locked?`}
      description={
        isApproval
          ? "The name can be changed, deleted and moved again at once. Be sure who asks: call back on a number that you know."
          : "Nothing of the name changes. The account is told by mail."
      }
    >
      <Form<Input<"console.unlocks.decide">, void>
        label={isApproval ? "Approve" : "Refuse"}
        schema={async () => (await import("@/services/locks/schema")).decideUnlockInput}
        fixed={{ id, decision }}
        submit={(input) => tell("console.unlocks.decide", input)}
        onDone={() => {
          toast({ tone: "ok", text: isApproval ? `${fqdn} is unlocked` : `${fqdn} stays locked` });
          onClose();
        }}
      >
        <p className="text-ink-2">
          {requestedBy?.email ?? "A former user"} of {account.organization} gave this reason: “{reason}”
        </p>
        <TextareaField
          name="reason"
          rows={3}
          label={isApproval ? "How you made sure" : "Reason"}
          hint="The holder reads it in the mail, and the audit keeps it"
          maxLength={1000}
          autoFocus
        />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton variant={isApproval ? "primary" : "danger"}>
            {isApproval ? "Approve" : "Refuse"}
          </SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

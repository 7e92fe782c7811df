"use client";

import { FormFault, SubmitButton, TextareaField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { CodeField } from "../second-factor/code-field";
import { type Input, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";

/** Takes a registry lock off with a code, or asks an operator to. */
export default function UnlockDialog({
  name: { fqdn, unicode },
  needsApproval,
  onClose,
}: {
  name: { fqdn: string; unicode: string };
  needsApproval: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Take the registry lock of ${unicode} off?`}
      description={
        needsApproval
          ? "It stays on until an operator of the registry has approved."
          : "The name can be changed, deleted and moved again at once. The account is told by mail."
      }
    >
      <Form<Input<"locks.unlock">, Output<"locks.unlock">>
        label="Take the registry lock off"
        schema={async () => (await import("@/services/locks/schema")).unlockInput}
        fixed={{ name: fqdn }}
        submit={(input) => tell("locks.unlock", input)}
        onDone={({ is }) => {
          toast({
            tone: "ok",
            text:
              is === "unlocked"
                ? `${unicode} is not under registry lock any more`
                : "An operator of the registry was asked to approve",
          });
          onClose();
        }}
      >
        <TextareaField
          name="reason"
          rows={2}
          label="Reason"
          hint={needsApproval ? "The operator and your colleagues read it" : "Your colleagues read it"}
          maxLength={500}
          autoFocus
        />
        <CodeField hint="The 6 digits that your authenticator app shows now; each works once" />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton variant={needsApproval ? "primary" : "danger"}>
            {needsApproval ? "Ask the registry" : "Take off"}
          </SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

"use client";

import { useState } from "react";
import { FormFault, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { CodeField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";

/** Makes new recovery codes; those before end. */
export default function RenewCodesDialog({ onClose }: { onClose: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      locked={codes !== null}
      title={codes ? "Your new recovery codes" : "Make new recovery codes"}
      description={codes ? undefined : "Those you have now will not work any more."}
      footer={
        codes && (
          <Button variant="primary" onClick={onClose}>
            I have kept them
          </Button>
        )
      }
    >
      {codes ? (
        <RecoveryCodes codes={codes} />
      ) : (
        <Form<Input<"secondFactor.renewRecoveryCodes">, Output<"secondFactor.renewRecoveryCodes">>
          label="New recovery codes"
          schema={async () => (await import("@/services/access/second-factor/schema")).codeInput}
          submit={(input) => tell("secondFactor.renewRecoveryCodes", input)}
          onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
        >
          <CodeField recovery autoFocus />
          <FormFault />
          <FormFoot>
            <Button onClick={onClose}>Cancel</Button>
            <SubmitButton>Make new codes</SubmitButton>
          </FormFoot>
        </Form>
      )}
    </Dialog>
  );
}

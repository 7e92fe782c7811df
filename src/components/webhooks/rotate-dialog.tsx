"use client";

import { useState } from "react";
import { FormFault, SelectField, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Time } from "../ui/time";
import type { Endpoint } from "./endpoint-words";
import { SecretDialog } from "./secret-dialog";

type Rotated = Output<"webhooks.rotateSecret">;

/** Gives a new secret; both sign until the overlap ends. */
export default function RotateDialog({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }) {
  const [rotated, setRotated] = useState<Rotated | null>(null);
  if (rotated) {
    return (
      <SecretDialog secret={rotated.secret} title="The new secret" onClose={onClose}>
        <p className="text-ink-2">
          {rotated.previousSecretEndsAt ? (
            <>
              Until <Time at={rotated.previousSecretEndsAt} form="datetime" /> requests carry a signature by
              the old secret too, so a receiver that knows either goes on.
            </>
          ) : (
            "The old secret signs no more: put the new one into your receiver now."
          )}
        </p>
      </SecretDialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Rotate the signing secret"
      description="A new secret signs from the next request on. Meanwhile the old one can sign, too."
    >
      <Form<Input<"webhooks.rotateSecret">, Rotated>
        label="Rotate the signing secret"
        schema={async () => (await import("@/services/webhooks/schema")).rotateSecretInput}
        fixed={{ id: endpoint.id }}
        submit={(input) => tell("webhooks.rotateSecret", input)}
        onDone={setRotated}
      >
        {endpoint.previousSecretEndsAt && (
          <Alert tone="warn" title="An overlap is under way">
            The secret before this one signs until <Time at={endpoint.previousSecretEndsAt} form="datetime" />
            . Rotating now ends that at once.
          </Alert>
        )}
        <SelectField
          name="overlapHours"
          label="The old secret signs"
          hint="Time to put the new one into your receivers."
          numeric
          defaultValue="24"
        >
          <option value="0">No longer: it has leaked</option>
          <option value="1">For an hour more</option>
          <option value="24">For a day more</option>
          <option value="72">For 3 days more</option>
          <option value="168">For 7 days more</option>
        </SelectField>
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton icon="refresh-cw">Rotate secret</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

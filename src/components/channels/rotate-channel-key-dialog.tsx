"use client";

import { useState } from "react";
import { FormFault, SelectField, SubmitButton } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { type Input, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Time } from "../ui/time";
import type { ChannelKeyInDialogs } from "./channel-key-dialogs";
import { CreatedChannelKey } from "./created-channel-key";

/** Replaces a key by one with the same rights; both work until the overlap ends. */
export default function RotateChannelKeyDialog({
  apiKey,
  namespace,
  onClose,
}: {
  apiKey: ChannelKeyInDialogs;
  namespace: string;
  onClose: () => void;
}) {
  const [rotated, setRotated] = useState<Output<"channels.rotateKey"> | null>(null);
  if (rotated) {
    return (
      <Dialog
        open
        locked
        onClose={onClose}
        title={`The successor of ${apiKey.name}`}
        footer={
          <Button variant="primary" onClick={onClose}>
            I have copied it
          </Button>
        }
      >
        <p className="mb-3 text-ink-2">
          The old key <code className="font-mono text-ink">{apiKey.hint}</code> works until{" "}
          <Time at={rotated.oldKeyExpiresAt} form="datetime" />.
        </p>
        <CreatedChannelKey secret={rotated.key} namespace={namespace} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Rotate ${apiKey.name}`}
      description="A new key with the same rights and addresses takes over."
    >
      <Form<Input<"channels.rotateKey">, Output<"channels.rotateKey">>
        label="Rotate the key"
        schema={async () => (await import("@/services/channels/schema")).rotateChannelKeyInput}
        fixed={{ keyId: apiKey.id }}
        submit={(input) => tell("channels.rotateKey", input)}
        onDone={setRotated}
      >
        <SelectField
          name="overlapDays"
          label="The old key works"
          hint="Time to put the new one everywhere. It can be revoked sooner."
          numeric
          defaultValue="7"
        >
          <option value="0">No longer: refuse it at once</option>
          <option value="1">For a day more</option>
          <option value="7">For 7 days more</option>
          <option value="14">For 14 days more</option>
          <option value="30">For 30 days more</option>
        </SelectField>
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton icon="refresh-cw">Rotate key</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

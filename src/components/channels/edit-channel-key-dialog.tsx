"use client";

import { faultWithFields } from "../form/fault-with-fields";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { AddressField } from "../keys/address-field";
import { addressesOf, type KeyForm, updateKeySchema } from "../keys/key-form";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import type { ChannelKeyInDialogs } from "./channel-key-dialogs";

/** Changes a key's name and addresses; what it may do never changes. */
export default function EditChannelKeyDialog({
  apiKey,
  onClose,
}: {
  apiKey: ChannelKeyInDialogs;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Edit ${apiKey.name}`}
      description="What a key may do cannot be changed: create another one for that, then revoke this one."
    >
      <Form<KeyForm, void>
        label="Edit the key"
        schema={() => updateKeySchema()}
        submit={(form) =>
          faultWithFields(
            tell("channels.updateKey", {
              keyId: apiKey.id,
              name: form.name,
              allowedAddresses: addressesOf(form),
            }),
            { allowedAddresses: "addresses" },
          )
        }
        onDone={() => {
          toast({ tone: "ok", text: "The key is saved" });
          onClose();
        }}
      >
        <TextField name="name" label="Name" defaultValue={apiKey.name} autoComplete="off" maxLength={100} />
        <AddressField addresses={apiKey.allowedAddresses} />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Save</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

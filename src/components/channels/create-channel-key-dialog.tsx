"use client";

import { useState } from "react";
import type { RegistrarScope } from "@/services/access/registrar-scopes";
import { faultWithFields } from "../form/fault-with-fields";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { AddressField } from "../keys/address-field";
import { LifetimeField } from "../keys/lifetime-field";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { type ChannelKeyForm, createChannelKeySchema, toChannelKeyInput } from "./channel-key-form";
import { CreatedChannelKey } from "./created-channel-key";
import { RegistrarScopeField } from "./registrar-scope-field";

/** Makes a key of the channel, then shows it this one time. */
export default function CreateChannelKeyDialog({
  namespace,
  onClose,
}: {
  /** For the lines to paste. */
  namespace: string;
  onClose: () => void;
}) {
  const [created, setCreated] = useState<string | null>(null);
  if (created !== null) {
    return (
      <Dialog
        open
        locked
        onClose={onClose}
        title="The channel’s new key"
        footer={
          <Button variant="primary" onClick={onClose}>
            I have copied it
          </Button>
        }
      >
        <CreatedChannelKey secret={created} namespace={namespace} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title="Create a key of the channel"
      description="For one program on one machine. What it does is done for the channel and paid from its balance."
    >
      <Form<ChannelKeyForm, { key: string }>
        label="Create a key"
        schema={createChannelKeySchema}
        submit={(form) => {
          const { scopes, ...input } = toChannelKeyInput(form, new Date());
          return faultWithFields(
            tell("channels.createKey", { ...input, scopes: scopes as RegistrarScope[] }),
            { allowedAddresses: "addresses", expiresAt: "lastDay" },
          );
        }}
        onDone={({ key }) => setCreated(key)}
        className="space-y-5"
      >
        <TextField
          name="name"
          label="Name"
          hint="What uses it, so that you know it later: “Shop, production”"
          autoFocus
          autoComplete="off"
          maxLength={100}
        />
        <RegistrarScopeField />
        <LifetimeField />
        <AddressField />
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Create key</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

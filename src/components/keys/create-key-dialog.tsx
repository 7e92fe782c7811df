"use client";

import { useState } from "react";
import type { Scope } from "@/services/access/scopes";
import { faultWithFields } from "../form/fault-with-fields";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { AddressField } from "./address-field";
import { CreatedKey } from "./created-key";
import { createKeySchema, type KeyForm, toKeyInput } from "./key-form";
import { LifetimeField } from "./lifetime-field";
import { LimitField } from "./limit-field";
import { ScopeField } from "./scope-field";

/** Makes a key, then shows it this one time. */
export default function CreateKeyDialog({
  own,
  currency,
  onClose,
}: {
  own: readonly Scope[];
  /** Of the spend limit. */
  currency: string;
  onClose: () => void;
}) {
  const [created, setCreated] = useState<{ key: string; scopes: readonly string[] } | null>(null);

  if (created) {
    return (
      <Dialog
        open
        locked
        onClose={onClose}
        title="Your new API key"
        footer={
          <Button variant="primary" onClick={onClose}>
            I have copied it
          </Button>
        }
      >
        <CreatedKey secret={created.key} scopes={created.scopes} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title="Create an API key"
      description="For one program on one machine. It can do what you choose here and nothing more."
    >
      <Form<KeyForm, { key: string }>
        label="Create an API key"
        schema={() => createKeySchema(currency)}
        submit={(form) =>
          faultWithFields(tell("keys.create", toKeyInput(form, new Date(), currency)), {
            allowedAddresses: "addresses",
            expiresAt: "lastDay",
          })
        }
        onDone={({ key }, form) => {
          setCreated({ key, scopes: form.scopes ?? [] });
        }}
        className="space-y-5"
      >
        <TextField
          name="name"
          label="Name"
          hint="What uses it, so that you know it later: “DNS updater on web-1”"
          autoFocus
          autoComplete="off"
          maxLength={100}
        />
        <ScopeField own={own} />
        <LifetimeField />
        <AddressField />
        {own.includes("billing:write") && <LimitField currency={currency} limit={null} />}
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Create key</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

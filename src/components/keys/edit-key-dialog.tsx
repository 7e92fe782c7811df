"use client";

import { faultWithFields } from "../form/fault-with-fields";
import { FormFault, SubmitButton, TextField } from "../form/fields";
import { Form } from "../form/form";
import { FormFoot } from "../form/form-foot";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { AddressField } from "./address-field";
import type { KeyInDialogs } from "./key-dialogs";
import { addressesOf, type KeyForm, limitOf, updateKeySchema } from "./key-form";
import { LimitField } from "./limit-field";

/** Changes a key's name, addresses and spend limit; what it may do never changes. */
export default function EditKeyDialog({
  apiKey,
  currency,
  mayLimit,
  onClose,
}: {
  apiKey: KeyInDialogs;
  /** Of the spend limit. */
  currency: string;
  mayLimit: boolean;
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
        label="Edit the API key"
        schema={() => updateKeySchema(currency)}
        submit={(form) =>
          faultWithFields(
            tell("keys.update", {
              keyId: apiKey.id,
              name: form.name,
              allowedAddresses: addressesOf(form),
              spendLimitAmount: limitOf(form, currency),
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
        {mayLimit && <LimitField currency={currency} limit={apiKey.spendLimitAmount} />}
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Save</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

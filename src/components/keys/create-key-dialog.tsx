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
import { AcmeNamesField } from "./acme-names-field";
import { AddressField } from "./address-field";
import { CreatedKey } from "./created-key";
import { createKeySchema, type KeyForm, toKeyInput } from "./key-form";
import { LifetimeField } from "./lifetime-field";
import { LimitField } from "./limit-field";
import { ScopeField } from "./scope-field";
import { ACME_ONLY } from "./scope-groups";

interface Created {
  readonly secret: string;
  readonly scopes: readonly Scope[];
  readonly acmeNames: readonly string[];
}

/** Makes a key, then shows it this one time. */
export default function CreateKeyDialog({
  own,
  accountId,
  currency,
  onClose,
}: {
  own: readonly Scope[];
  accountId: string;
  /** Of the spend limit. */
  currency: string;
  onClose: () => void;
}) {
  const [created, setCreated] = useState<Created | null>(null);
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set());
  const isAcme = scopes.has(ACME_ONLY);

  if (created) {
    return (
      <Dialog
        open
        locked
        onClose={onClose}
        size="lg"
        title="Your new API key"
        footer={
          <Button variant="primary" onClick={onClose}>
            I have copied it
          </Button>
        }
      >
        <CreatedKey {...created} accountId={accountId} />
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
          setCreated({ secret: key, scopes: form.scopes ?? [], acmeNames: form.acmeNames ?? [] });
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
        <ScopeField own={own} chosen={scopes} onChange={setScopes} />
        {isAcme && <AcmeNamesField />}
        <LifetimeField />
        <AddressField />
        {own.includes("billing:write") && !isAcme && (
          <LimitField currency={currency} limit={null} forAgent={scopes.has("agents:write")} />
        )}
        <FormFault />
        <FormFoot>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Create key</SubmitButton>
        </FormFoot>
      </Form>
    </Dialog>
  );
}

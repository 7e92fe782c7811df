"use client";

import { FormFault, SubmitButton, TextField } from "../form/fields";
import { FormFoot } from "../form/form-foot";
import { Button } from "../ui/button";
import type { Endpoint, EventType } from "./endpoint-words";
import { EventField } from "./event-field";
import { HeaderField } from "./header-field";

/** What a webhook is made of, new or as it is, and the form's buttons. */
export function EndpointFields({
  types,
  mostHeaders,
  endpoint,
  submit,
  onClose,
}: {
  types: readonly EventType[];
  mostHeaders: number;
  endpoint?: Endpoint;
  submit: string;
  onClose: () => void;
}) {
  return (
    <>
      <TextField
        name="url"
        label="URL"
        type="url"
        hint="Events are posted to it. It must answer with 2xx within 15 seconds."
        placeholder="https://example.com/hooks/names"
        defaultValue={endpoint?.url}
        autoFocus={!endpoint}
        autoComplete="off"
        spellCheck={false}
        mono
      />
      <TextField
        name="description"
        label="Description (optional)"
        hint="For you: “Order system”"
        defaultValue={endpoint?.description}
        autoComplete="off"
        maxLength={200}
      />
      <EventField types={types} chosen={endpoint?.events} />
      <HeaderField kept={endpoint?.headerNames} most={mostHeaders} />
      <FormFault />
      <FormFoot>
        <Button onClick={onClose}>Cancel</Button>
        <SubmitButton>{submit}</SubmitButton>
      </FormFoot>
    </>
  );
}

"use client";

import { Form } from "../form/form";
import { type Output, tell } from "../trpc";
import { Dialog } from "../ui/dialog";
import { toast } from "../ui/toast";
import { EndpointFields } from "./endpoint-fields";
import { type EndpointForm, endpointSchema, toEndpointInput } from "./endpoint-form";
import type { Endpoint, EventType } from "./endpoint-words";

/** Changes where and what is sent; the secret stays. */
export default function EditDialog({
  endpoint,
  types,
  mostHeaders,
  onClose,
}: {
  endpoint: Endpoint;
  types: readonly EventType[];
  mostHeaders: number;
  onClose: () => void;
}) {
  const kept = endpoint.headerNames;
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title="Edit the webhook"
      description="The secret stays, and so does the log. What waits is sent to the new URL."
    >
      <Form<EndpointForm, Output<"webhooks.update">>
        label="Edit the webhook"
        schema={() => endpointSchema(kept)}
        submit={(form) => tell("webhooks.update", { id: endpoint.id, ...toEndpointInput(form, kept) })}
        onDone={() => {
          toast({ tone: "ok", text: "The webhook is changed" });
          onClose();
        }}
        className="space-y-5"
      >
        <EndpointFields
          types={types}
          mostHeaders={mostHeaders}
          endpoint={endpoint}
          submit="Save"
          onClose={onClose}
        />
      </Form>
    </Dialog>
  );
}

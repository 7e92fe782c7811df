"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Form } from "../form/form";
import { type Output, tell } from "../trpc";
import { Dialog } from "../ui/dialog";
import { EndpointFields } from "./endpoint-fields";
import { type EndpointForm, endpointSchema, toEndpointInput } from "./endpoint-form";
import { type EventType, webhookPath } from "./endpoint-words";
import { SecretDialog } from "./secret-dialog";

type Created = Output<"webhooks.create">;

/** Makes a webhook, shows its secret this one time, then its page. */
export default function CreateDialog({
  types,
  mostHeaders,
  onClose,
}: {
  types: readonly EventType[];
  mostHeaders: number;
  onClose: () => void;
}) {
  const router = useRouter();
  const [created, setCreated] = useState<Created | null>(null);
  if (created) {
    return (
      <SecretDialog
        secret={created.secret}
        title="Your new webhook’s secret"
        onClose={() => router.push(webhookPath(created.endpoint.id))}
      >
        <p className="text-ink-2">
          Next: send a test event, and see on its page what your receiver answered. Code that verifies a
          request stands there too.
        </p>
      </SecretDialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="lg"
      title="Create a webhook"
      description="What happens in this account is posted to your URL, milliseconds later."
    >
      <Form<EndpointForm, Created>
        label="Create a webhook"
        schema={endpointSchema}
        submit={(form) => tell("webhooks.create", toEndpointInput(form))}
        onDone={setCreated}
        className="space-y-5"
      >
        <EndpointFields types={types} mostHeaders={mostHeaders} submit="Create webhook" onClose={onClose} />
      </Form>
    </Dialog>
  );
}

"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { type Endpoint, endpointName, WEBHOOKS_PATH } from "./endpoint-words";

export default function DeleteDialog({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }) {
  const { host } = new URL(endpoint.url);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Delete ${endpointName(endpoint)}?`}
      confirmLabel="Delete webhook"
      danger
      typeToConfirm={host}
      onConfirm={async () => {
        await tell("webhooks.delete", { id: endpoint.id });
        // Whole: what is shown beneath is no more.
        location.assign(WEBHOOKS_PATH);
      }}
    >
      <p>
        Nothing is sent to it from now on, and its log and its secret are gone. What waits is not sent. To
        stop for a while, pause it instead.
      </p>
    </ConfirmDialog>
  );
}

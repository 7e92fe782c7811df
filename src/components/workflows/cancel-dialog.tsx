"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import { type NameRequest, requestTitle } from "./request-words";

/** Takes a request back while it waits. */
export default function CancelDialog({
  request,
  onClose,
}: {
  request: Pick<NameRequest, "id" | "kind" | "unicode">;
  onClose: () => void;
}) {
  const title = requestTitle(request);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Cancel the ${title.charAt(0).toLowerCase()}${title.slice(1)}?`}
      confirmLabel="Cancel the request"
      danger
      onConfirm={async () => {
        await tell("workflows.cancel", { workflowId: request.id });
        toast({ tone: "ok", text: `${title} is cancelled` });
      }}
    >
      <p>
        It stops here, and nothing is bought. Money that you have added stays on your balance. You can ask for
        it again at any time, at the price of that day.
      </p>
    </ConfirmDialog>
  );
}

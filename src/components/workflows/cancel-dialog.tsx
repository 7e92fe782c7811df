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
      title={`Take the request for ${request.unicode} back?`}
      confirmLabel="Take the request back"
      onConfirm={async () => {
        await tell("workflows.cancel", { workflowId: request.id });
        toast({ tone: "ok", text: `${title} is cancelled` });
      }}
    >
      <p>
        It stops here, and nothing is bought. Money that you have added stays on your balance. You can ask for
        the same again at any time, at the price of that day.
      </p>
    </ConfirmDialog>
  );
}

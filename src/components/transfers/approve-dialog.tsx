"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import type { TransferInDialogs } from "./transfer-dialogs";
import { partyName } from "./transfer-words";

/** Lets a name go now. */
export default function ApproveDialog({
  transfer: { id, fqdn, unicode, gaining },
  onClose,
}: {
  transfer: TransferInDialogs;
  onClose: () => void;
}) {
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Let ${unicode} go?`}
      confirmLabel="Approve the transfer"
      danger
      onConfirm={async () => {
        await tell("transfers.approve", { name: fqdn, transferId: id });
        toast({ tone: "ok", text: `${unicode} has gone over to ${partyName(gaining)}` });
      }}
    >
      <p>
        It goes over to {partyName(gaining)} at once, with its DNS records. You cannot take it back: only its
        new holder can give it to you.
      </p>
    </ConfirmDialog>
  );
}

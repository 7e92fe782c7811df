"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Money } from "../ui/money";
import { toast } from "../ui/toast";
import type { TransferInDialogs } from "./transfer-dialogs";

/** Takes the request for a name back. */
export default function CancelDialog({
  transfer: { id, fqdn, unicode, amount, currency },
  onClose,
}: {
  transfer: TransferInDialogs;
  onClose: () => void;
}) {
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Take the request for ${unicode} back?`}
      confirmLabel="Take the request back"
      onConfirm={async () => {
        await tell("transfers.cancel", { name: fqdn, transferId: id });
        toast({ tone: "ok", text: `The transfer of ${unicode} is cancelled` });
      }}
    >
      <p>
        The name stays with its holder
        {amount !== null && amount > 0 && (
          <>
            , and <Money amount={amount} currency={currency} /> goes back to your balance
          </>
        )}
        . To ask again you need a new transfer code.
      </p>
    </ConfirmDialog>
  );
}

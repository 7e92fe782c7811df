"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";

/** Puts a name under registry lock. */
export default function LockDialog({
  name: { fqdn, unicode },
  needsApproval,
  onClose,
}: {
  name: { fqdn: string; unicode: string };
  needsApproval: boolean;
  onClose: () => void;
}) {
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Put ${unicode} under registry lock?`}
      confirmLabel="Put under registry lock"
      onConfirm={async () => {
        await tell("locks.lock", { name: fqdn });
        toast({ tone: "ok", text: `${unicode} is under registry lock` });
      }}
    >
      <p>
        Its settings, nameservers and contacts stay as they are, and it can be neither deleted nor moved. A
        transfer code that you gave out stops working.
      </p>
      <p>
        To take the lock off, an owner or admin needs a code of their second factor
        {needsApproval && ", and an operator of the registry has to approve"}.
      </p>
    </ConfirmDialog>
  );
}

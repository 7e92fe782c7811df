"use client";

import type { Output } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { SecretOnce } from "../ui/secret-once";
import { Time } from "../ui/time";

export default function TransferCodeDialog({
  code,
  onClose,
}: {
  code: Output<"names.authCode">;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Transfer code of ${code.fqdn}`}
      footer={
        <Button variant="primary" onClick={onClose}>
          I have copied it
        </Button>
      }
    >
      <SecretOnce secret={code.authCode} label="Transfer code">
        <p className="text-ink-2">
          Give it only to who shall have the name. It is valid until{" "}
          <Time at={code.expiresAt} form="datetime" />; turning the transfer lock on stops it, too.
        </p>
      </SecretOnce>
    </Dialog>
  );
}

"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Time } from "../ui/time";
import { toast } from "../ui/toast";
import type { ChannelKeyInDialogs } from "./channel-key-dialogs";

export default function RevokeChannelKeyDialog({
  apiKey,
  onClose,
}: {
  apiKey: ChannelKeyInDialogs;
  onClose: () => void;
}) {
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Revoke ${apiKey.name}?`}
      confirmLabel="Revoke key"
      danger
      onConfirm={async () => {
        await tell("channels.revokeKey", { keyId: apiKey.id });
        toast({ tone: "ok", text: `${apiKey.name} is revoked` });
      }}
    >
      <p>
        Whatever uses <code className="font-mono text-ink">{apiKey.hint}</code> is refused from its next
        command on. This cannot be undone. To replace it without a gap, rotate it instead.
      </p>
      <p>
        {apiKey.lastUsedAt ? (
          <>
            It was last used <Time at={apiKey.lastUsedAt} />.
          </>
        ) : (
          "It was never used."
        )}
      </p>
    </ConfirmDialog>
  );
}

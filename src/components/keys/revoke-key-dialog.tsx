"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Time } from "../ui/time";
import { toast } from "../ui/toast";
import type { KeyInDialogs } from "./key-dialogs";

export default function RevokeKeyDialog({ apiKey, onClose }: { apiKey: KeyInDialogs; onClose: () => void }) {
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Revoke ${apiKey.name}?`}
      confirmLabel="Revoke key"
      danger
      onConfirm={async () => {
        await tell("keys.revoke", { keyId: apiKey.id });
        toast({ tone: "ok", text: `${apiKey.name} is revoked` });
      }}
    >
      <p>
        Whatever uses <code className="font-mono text-ink">{apiKey.hint}</code> is refused from its next
        request on. This cannot be undone.
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

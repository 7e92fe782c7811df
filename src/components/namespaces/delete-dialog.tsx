"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { NAMESPACES_PATH } from "./paths";

/** Deletes a namespace under which nothing was ever registered. */
export default function DeleteDialog({ name, onClose }: { name: string; onClose: () => void }) {
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Delete ${name}?`}
      confirmLabel="Delete namespace"
      danger
      typeToConfirm={name}
      onConfirm={async () => {
        await tell("console.namespaces.delete", { name, confirm: name });
        // Whole: what is shown beneath is no more.
        location.assign(NAMESPACES_PATH);
      }}
    >
      <p>
        Its zone, prices and lists go with it. Nothing was ever registered under it, so nobody loses a name.
      </p>
      <p>This cannot be undone.</p>
    </ConfirmDialog>
  );
}

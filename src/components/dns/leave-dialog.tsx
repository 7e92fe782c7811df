"use client";

import { ConfirmDialog } from "../ui/confirm-dialog";

/** Asked before one goes to another page with changes that are not applied. */
export function LeaveDialog({
  count,
  onStay,
  onLeave,
}: {
  count: number;
  onStay: () => void;
  onLeave: () => Promise<void>;
}) {
  return (
    <ConfirmDialog
      open
      onClose={onStay}
      onConfirm={onLeave}
      title={`Leave with ${count} staged ${count === 1 ? "change" : "changes"}?`}
      confirmLabel="Leave"
    >
      <p>
        {count === 1 ? "It is" : "They are"} not applied. This tab keeps {count === 1 ? "it" : "them"} until
        you come back or close it.
      </p>
    </ConfirmDialog>
  );
}

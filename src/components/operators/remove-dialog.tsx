"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import type { OperatorInDialogs } from "./operator-dialogs";

/** Takes the role from an operator, or gives one's own up. */
export default function RemoveDialog({
  operator,
  onClose,
}: {
  operator: OperatorInDialogs;
  onClose: () => void;
}) {
  const { isYou, name, email, userId } = operator;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={isYou ? "Give up your role?" : `Remove ${name} from the operators?`}
      confirmLabel={isYou ? "Give up my role" : "Remove operator"}
      danger
      onConfirm={async () => {
        await tell("console.operators.remove", { userId });
        if (isYou) return location.assign("/dashboard");
        toast({ tone: "ok", text: `${name} is no operator any more` });
      }}
    >
      <p>
        {isYou ? "For you" : `For ${name} (${email})`} the console is gone at once. What{" "}
        {isYou ? "you" : "they"} did stays in the log, and accounts {isYou ? "you are" : "they are"} a member
        of stay as they are.
      </p>
      <p>{isYou ? "To come back, an admin must invite you." : "You can invite them again."}</p>
    </ConfirmDialog>
  );
}

"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import type { MemberInDialogs } from "./member-dialogs";

/** Removes a member, or lets one leave. */
export default function RemoveDialog({
  member,
  organization,
  onClose,
}: {
  member: MemberInDialogs;
  organization: string;
  onClose: () => void;
}) {
  const { isYou, name, userId } = member;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={isYou ? `Leave ${organization}?` : `Remove ${name}?`}
      confirmLabel={isYou ? "Leave account" : "Remove member"}
      danger
      onConfirm={async () => {
        await tell("members.remove", { userId });
        if (isYou) return location.assign("/dashboard");
        toast({ tone: "ok", text: `${name} is no longer a member` });
      }}
    >
      <p>
        {isYou ? "You lose" : `${name} (${member.email}) loses`} access at once, and API keys that{" "}
        {isYou ? "you" : "they"} made for this account stop working.
      </p>
      <p>{isYou ? "To come back, somebody must invite you." : "You can invite them again."}</p>
    </ConfirmDialog>
  );
}

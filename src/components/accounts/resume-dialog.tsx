"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import type { AccountInDialogs } from "./account-dialogs";

/** Ends an account's suspension. */
export default function ResumeDialog({
  account,
  onClose,
}: {
  account: AccountInDialogs;
  onClose: () => void;
}) {
  const { number, organization } = account;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Resume ${organization}?`}
      confirmLabel="Resume account"
      onConfirm={async () => {
        await tell("console.accounts.resume", { number });
        toast({ tone: "ok", text: `${organization} works again` });
      }}
    >
      <p>
        Its API keys work again from their next request on, with the rights and the rate limit they had. Its
        members can again change what their roles include.
      </p>
    </ConfirmDialog>
  );
}

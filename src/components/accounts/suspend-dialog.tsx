"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import type { AccountInDialogs } from "./account-dialogs";

/** Suspends an account. */
export default function SuspendDialog({
  account,
  onClose,
}: {
  account: AccountInDialogs;
  onClose: () => void;
}) {
  const { number, organization, liveKeys } = account;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Suspend ${organization}?`}
      confirmLabel="Suspend account"
      danger
      onConfirm={async () => {
        await tell("console.accounts.suspend", { number });
        toast({ tone: "ok", text: `${organization} is suspended` });
      }}
    >
      <p>From this moment, until an operator resumes the account:</p>
      <ul className="list-disc space-y-1 pl-5">
        <li>{keysInWords(liveKeys)}</li>
        <li>Its members can still look, but change nothing.</li>
        <li>Its names stay on DNS, and those with auto-renewal are renewed from its balance.</li>
      </ul>
      <p>Nothing is deleted, and nobody is told by mail.</p>
    </ConfirmDialog>
  );
}

function keysInWords(keys: number): string {
  if (keys === 0) return "It has no API key now; one would be refused with 403.";
  if (keys === 1) return "Its API key is refused with 403.";
  return `Its ${keys} API keys are refused with 403.`;
}

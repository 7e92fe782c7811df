"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const RemoveSecondFactorDialog = lazy(() => import("../second-factor/remove-dialog"));
const SuspendDialog = lazy(() => import("./suspend-dialog"));
const ResumeDialog = lazy(() => import("./resume-dialog"));

export interface AccountInDialogs {
  readonly number: number;
  readonly organization: string;
  readonly liveKeys: number;
  readonly isSuspended: boolean;
  readonly members: readonly { readonly userId: string; readonly name: string; readonly email: string }[];
}

/** The dialogs of an account's page, loaded when the URL opens one: `?suspend`, `?resume`, `?remove-second-factor=<user>`. */
export function AccountDialogs({ account }: { account: AccountInDialogs }) {
  const [suspend] = useUrlParam("suspend");
  const [resume] = useUrlParam("resume");
  const [factor] = useUrlParam("remove-second-factor");
  const close = useCloseDialogs("suspend", "resume", "remove-second-factor");
  const lockedOut = account.members.find(({ userId }) => userId === factor);
  return (
    <Suspense>
      {lockedOut && <RemoveSecondFactorDialog user={lockedOut} onClose={close} />}
      {suspend && !account.isSuspended && <SuspendDialog account={account} onClose={close} />}
      {resume && account.isSuspended && <ResumeDialog account={account} onClose={close} />}
    </Suspense>
  );
}

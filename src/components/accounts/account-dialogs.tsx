"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const SuspendDialog = lazy(() => import("./suspend-dialog"));
const ResumeDialog = lazy(() => import("./resume-dialog"));

export interface AccountInDialogs {
  readonly number: number;
  readonly organization: string;
  readonly liveKeys: number;
  readonly isSuspended: boolean;
}

/** The dialogs of an account's page, loaded when the URL opens one: `?suspend`, `?resume`. */
export function AccountDialogs({ account }: { account: AccountInDialogs }) {
  const [suspend] = useUrlParam("suspend");
  const [resume] = useUrlParam("resume");
  const close = useCloseDialogs("suspend", "resume");
  return (
    <Suspense>
      {suspend && !account.isSuspended && <SuspendDialog account={account} onClose={close} />}
      {resume && account.isSuspended && <ResumeDialog account={account} onClose={close} />}
    </Suspense>
  );
}

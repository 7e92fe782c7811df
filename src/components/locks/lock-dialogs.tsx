"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const LockDialog = lazy(() => import("./lock-dialog"));
const UnlockDialog = lazy(() => import("./unlock-dialog"));

/** The dialogs of a name's registry lock: `?registry-lock=on` and `off`. */
export function LockDialogs({
  name,
  needsApproval,
  mayUnlock,
}: {
  name: { fqdn: string; unicode: string };
  needsApproval: boolean;
  mayUnlock: boolean;
}) {
  const [which] = useUrlParam("registry-lock");
  const close = useCloseDialogs("registry-lock");
  return (
    <Suspense>
      {which === "on" && <LockDialog name={name} needsApproval={needsApproval} onClose={close} />}
      {which === "off" && mayUnlock && (
        <UnlockDialog name={name} needsApproval={needsApproval} onClose={close} />
      )}
    </Suspense>
  );
}

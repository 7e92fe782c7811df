"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const SetUpDialog = lazy(() => import("./set-up-dialog"));
const RenewCodesDialog = lazy(() => import("./renew-codes-dialog"));
const TurnOffDialog = lazy(() => import("./turn-off-dialog"));

/** The dialogs of one's second factor: `?second-factor=set-up`, `codes` or `off`. */
export function SecondFactorDialogs() {
  const [which] = useUrlParam("second-factor");
  const close = useCloseDialogs("second-factor");
  return (
    <Suspense>
      {which === "set-up" && <SetUpDialog onClose={close} />}
      {which === "codes" && <RenewCodesDialog onClose={close} />}
      {which === "off" && <TurnOffDialog onClose={close} />}
    </Suspense>
  );
}

"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const TopUpDialog = lazy(() => import("./top-up-dialog"));

/** The dialog of `?top-up`, loaded when the URL opens it. */
export function BillingDialogs({ currency }: { currency: string }) {
  const [topUp] = useUrlParam("top-up");
  const close = useCloseDialogs("top-up");
  return <Suspense>{topUp && <TopUpDialog currency={currency} onClose={close} />}</Suspense>;
}

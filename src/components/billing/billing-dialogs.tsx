"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const TopUpDialog = lazy(() => import("./top-up-dialog"));

/** The dialog of `?top-up`, loaded when the URL opens it. */
export function BillingDialogs({ currency }: { currency: string }) {
  const router = useRouter();
  const [topUp] = useUrlParam("top-up");
  const close = useCloseDialogs("top-up");
  const close = () => {
    setTopUp(null);
    // Next drops a refresh that is under way when the URL changes, and with it the new balance.
    router.refresh();
  };
  return <Suspense>{topUp && <TopUpDialog currency={currency} onClose={close} />}</Suspense>;
}

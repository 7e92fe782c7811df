"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const PriceDialog = lazy(() => import("./price-dialog"));

/** The dialog that sets a price: `?price`. */
export function PriceDialogs({ namespace, currency }: { namespace: string; currency: string }) {
  const [open] = useUrlParam("price");
  const close = useCloseDialogs("price");
  return (
    <Suspense>{open && <PriceDialog namespace={namespace} currency={currency} onClose={close} />}</Suspense>
  );
}

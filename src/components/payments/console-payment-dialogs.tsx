"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";
import type { ConsolePayment } from "./console-payment-table";

const RefundDialog = lazy(() => import("./refund-dialog"));

/** The dialog of `?refund=<id>`. */
export function ConsolePaymentDialogs({ payments }: { payments: readonly ConsolePayment[] }) {
  const [refund] = useUrlParam("refund");
  const close = useCloseDialogs("refund");
  const refunded = payments.find(({ id, status }) => id === refund && status === "succeeded");
  return <Suspense>{refunded && <RefundDialog payment={refunded} onClose={close} />}</Suspense>;
}

"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";
import type { Transfer } from "./transfer-words";

const ApproveDialog = lazy(() => import("./approve-dialog"));
const RejectDialog = lazy(() => import("./reject-dialog"));
const CancelDialog = lazy(() => import("./cancel-dialog"));

/** As much of a waiting transfer as its dialogs need. */
export type TransferInDialogs = Pick<
  Transfer,
  "id" | "fqdn" | "unicode" | "losing" | "gaining" | "amount" | "currency"
>;

/** The dialogs of the page, loaded when the URL opens one: `?approve=<id>`, `?reject=<id>`, `?cancel=<id>`. */
export function TransferDialogs({ waiting }: { waiting: readonly TransferInDialogs[] }) {
  const [approve] = useUrlParam("approve");
  const [reject] = useUrlParam("reject");
  const [cancel] = useUrlParam("cancel");
  const close = useCloseDialogs("approve", "reject", "cancel");
  const find = (id: string | null) => waiting.find((transfer) => transfer.id === id);
  const [approved, rejected, cancelled] = [find(approve), find(reject), find(cancel)];
  return (
    <Suspense>
      {approved && <ApproveDialog transfer={approved} onClose={close} />}
      {rejected && <RejectDialog transfer={rejected} onClose={close} />}
      {cancelled && <CancelDialog transfer={cancelled} onClose={close} />}
    </Suspense>
  );
}

"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";
import type { NameRequest } from "./request-words";

const CancelDialog = lazy(() => import("./cancel-dialog"));

/** The dialog that `?cancel` opens. */
export function CancelRequest({ request }: { request: Pick<NameRequest, "id" | "kind" | "unicode"> }) {
  const [cancel] = useUrlParam("cancel");
  const close = useCloseDialogs("cancel");
  return <Suspense>{cancel && <CancelDialog request={request} onClose={close} />}</Suspense>;
}

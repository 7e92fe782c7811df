"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const ApplyDialog = lazy(() => import("./apply-dialog"));
const RejectDialog = lazy(() => import("./reject-dialog"));

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The dialogs of the page, loaded when the URL opens one: `?apply=<id>`, `?reject=<id>`. */
export function WorkDialogs() {
  const [apply] = useUrlParam("apply");
  const [reject] = useUrlParam("reject");
  const close = useCloseDialogs("apply", "reject");
  return (
    <Suspense>
      {apply && UUID.test(apply) && <ApplyDialog key={apply} id={apply} onClose={close} />}
      {reject && UUID.test(reject) && <RejectDialog key={reject} id={reject} onClose={close} />}
    </Suspense>
  );
}

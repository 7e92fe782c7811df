"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";
import type { Endpoint, EventType } from "./endpoint-words";

const CreateDialog = lazy(() => import("./create-dialog"));
const EditDialog = lazy(() => import("./edit-dialog"));
const RotateDialog = lazy(() => import("./rotate-dialog"));
const ReplayDialog = lazy(() => import("./replay-dialog"));
const DeleteDialog = lazy(() => import("./delete-dialog"));

/** The dialog of the list, loaded when the URL opens it: `?create`. */
export function ListDialogs(props: { types: readonly EventType[]; mostHeaders: number }) {
  const [create] = useUrlParam("create");
  const close = useCloseDialogs("create");
  return <Suspense>{create && <CreateDialog {...props} onClose={close} />}</Suspense>;
}

/** The dialogs of one webhook: `?edit`, `?rotate`, `?replay`, `?delete`. */
export function EndpointDialogs({
  endpoint,
  ...form
}: {
  endpoint: Endpoint;
  types: readonly EventType[];
  mostHeaders: number;
}) {
  const [edit] = useUrlParam("edit");
  const [rotate] = useUrlParam("rotate");
  const [replay] = useUrlParam("replay");
  const [remove] = useUrlParam("delete");
  const close = useCloseDialogs("edit", "rotate", "replay", "delete");
  const props = { endpoint, onClose: close };
  return (
    <Suspense>
      {edit && <EditDialog {...props} {...form} />}
      {rotate && <RotateDialog {...props} />}
      {replay && endpoint.state === "active" && <ReplayDialog {...props} />}
      {remove && <DeleteDialog {...props} />}
    </Suspense>
  );
}

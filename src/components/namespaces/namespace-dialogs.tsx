"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const CreateDialog = lazy(() => import("./create-dialog"));
const DeleteDialog = lazy(() => import("./delete-dialog"));

/** The dialog that opens a namespace: `?new`. */
export function NamespaceListDialogs({
  currency,
  nameservers,
}: {
  currency: string;
  /** Of the default namespace, from which a new one takes its rules. */
  nameservers: readonly string[];
}) {
  const [open] = useUrlParam("new");
  const close = useCloseDialogs("new");
  return (
    <Suspense>
      {open && <CreateDialog currency={currency} nameservers={nameservers} onClose={close} />}
    </Suspense>
  );
}

/** The dialog that deletes one: `?delete`. */
export function NamespaceDialogs({ name }: { name: string }) {
  const [open] = useUrlParam("delete");
  const close = useCloseDialogs("delete");
  return <Suspense>{open && <DeleteDialog name={name} onClose={close} />}</Suspense>;
}

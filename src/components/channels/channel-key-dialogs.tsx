"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const CreateChannelKeyDialog = lazy(() => import("./create-channel-key-dialog"));
const EditChannelKeyDialog = lazy(() => import("./edit-channel-key-dialog"));
const RotateChannelKeyDialog = lazy(() => import("./rotate-channel-key-dialog"));
const RevokeChannelKeyDialog = lazy(() => import("./revoke-channel-key-dialog"));

export interface ChannelKeyInDialogs {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly allowedAddresses: readonly string[];
  readonly lastUsedAt: string | null;
}

/** The dialogs of the keys page, loaded when the URL opens one: `?create`, `?edit=`, `?rotate=` and `?revoke=<id>`. */
export function ChannelKeyDialogs({
  keys,
  namespace,
}: {
  keys: readonly ChannelKeyInDialogs[];
  /** For the lines to paste. */
  namespace: string;
}) {
  const [create] = useUrlParam("create");
  const [edit] = useUrlParam("edit");
  const [rotate] = useUrlParam("rotate");
  const [revoke] = useUrlParam("revoke");
  const close = useCloseDialogs("create", "edit", "rotate", "revoke");
  const find = (wanted: string | null) => keys.find(({ id }) => id === wanted);
  const edited = find(edit);
  const rotated = find(rotate);
  const revoked = find(revoke);
  return (
    <Suspense>
      {create && <CreateChannelKeyDialog namespace={namespace} onClose={close} />}
      {edited && <EditChannelKeyDialog apiKey={edited} onClose={close} />}
      {rotated && <RotateChannelKeyDialog apiKey={rotated} namespace={namespace} onClose={close} />}
      {revoked && <RevokeChannelKeyDialog apiKey={revoked} onClose={close} />}
    </Suspense>
  );
}
